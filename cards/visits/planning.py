"""Planning a visit: the form, and the planned visit as it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.planning import (
    AskCallOff,
    CallOff,
    ChangePlan,
    KeepPlan,
    LeaveCallOff,
    ListPlanned,
    OpenPlan,
    PlanAgain,
    PlanHere,
    SavePlan,
)
from cards.actions.visits import OpenForm
from cards.elements import (
    BadgeStyle,
    badge,
    button,
    facts,
    grey,
    line,
    link,
    press,
    remark,
    row,
    strong,
    title,
)
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import days, long_day, ordinal, reason, reasons, titled
from cards.plain import plain
from cards.questions import Asked, Table
from domain.errors import Problem
from domain.hub import Hub
from domain.prompts.releases import OverRelease
from domain.support.deployments import Deployment
from domain.visits.planned_visits import PlannedState, PlannedVisit
from domain.visits.planning import CallOffValues, PlanValues

PLAN: Table = {
    "leader": Asked("Who goes", "Choose who goes."),
    "on": Asked("Date", "Choose the day."),
    "at": Asked("Time"),
    "purpose": Asked("What for", own_words=True),
}
BECAME: Mapping[PlannedState, tuple[str, BadgeStyle]] = {
    PlannedState.RECORDED: ("Recorded", "Good"),
    PlannedState.MOVED: ("Moved", "Default"),
    PlannedState.DID_NOT_HAPPEN: ("Did not happen", "Default"),
}
CALL_OFF: Table = {"reason": Asked("Why is it called off?", "Choose why.")}


@dataclass(frozen=True, slots=True)
class PlanView:
    """The form that plans a visit; with `planned`, by id, one that is being changed.

    `leaders` are names by id where somebody must be chosen. `asked` is what must be answered of
    what the person said, before anything was saved.
    """

    deployment: Deployment
    values: PlanValues = field(default_factory=PlanValues)
    problems: tuple[Problem, ...] = ()
    planned: int | None = None
    leaders: Mapping[int, str] = field(default_factory=dict)
    asked: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedView:
    """A planned visit as it stands; `leader` is a name where that is not the reader.

    `calendar_url` opens a new meeting for it. `changes` says that the reader may change it.
    `typed` is what was typed into its form before that was left. `over` says that its day is more
    than the leader was released for.
    """

    planned: PlannedVisit
    deployment: Deployment
    today: date
    leader: str = ""
    calendar_url: str = ""
    changes: bool = True
    typed: PlanValues = field(default_factory=PlanValues)
    over: OverRelease | None = None


def plan_form(view: PlanView, hub: Hub) -> dict[str, Any]:
    """The form, new or of a visit that is planned already."""
    visit = hub.words.one("visit")
    name = f"Change the planned {visit}" if view.planned else f"Plan a {visit}"
    say = f"{name}: {view.deployment.school}."
    return finish(_form(view, name, hub), say, list(_form_actions(view, hub)))


def which_school_to_plan(
    own: tuple[Deployment, ...], on: date | None, hub: Hub, note: str = ""
) -> dict[str, Any]:
    """The schools to choose from, where a leader supports several; `on` is a day that was named.

    `note` is a line on top.
    """
    visit = hub.words.one("visit")
    name = f"Plan a {visit}: which {hub.words.one('school')}?"
    rows = [
        row(
            [strong(plain(each.school)), grey(plain(each.focus))],
            [press("Plan")],
            button(PlanHere(deployment=each.id, on=on), f"Plan a {visit} to {each.school}"),
        )
        for each in own
    ]
    news = [strong(plain(note))] if note else []
    return finish([title(name), *news, *rows], f"{name} Open this in Teams to choose.")


def planned_visit(view: PlannedView, hub: Hub) -> dict[str, Any]:
    """A planned visit, or one that was called off, with what can be done about it."""
    name = _title(view.planned, hub)
    say = f"{name}: {view.deployment.school}, {long_day(view.planned.on, view.today)}."
    return finish(_planned(view, name, hub), say, list(_planned_actions(view, hub)))


def call_off_ask(
    view: PlannedView, hub: Hub, values: CallOffValues, problems: tuple[Problem, ...] = ()
) -> dict[str, Any]:
    """Asks whose reason it is, before a visit is called off."""
    sheet = Sheet(CALL_OFF, values, hub, problems)
    visit = hub.words.one("visit")
    name = f"Call this {visit} off?"
    body = [
        title(name),
        strong(plain(view.deployment.school)),
        grey(day_and_time(view.planned, view.today)),
        *sheet.news(),
        sheet.judgement("reason", reasons(hub)),
    ]
    keep = button(LeaveCallOff(planned=view.planned.id), "Keep as it is")
    off = button(CallOff(planned=view.planned.id), "Call it off", "destructive")
    return finish(body, f"{name} {view.deployment.school}.", [keep, off])


def _form(view: PlanView, name: str, hub: Hub) -> Iterator[Element]:
    sheet = Sheet(PLAN, view.values, hub, view.problems, asked=view.asked)
    yield title(name)
    yield strong(plain(view.deployment.school))
    yield grey(plain(view.deployment.focus))
    yield from sheet.news()
    if len(view.leaders) > 1:
        yield sheet.choice(
            "leader", {str(i): plain(n) for i, n in view.leaders.items()}, needed=True
        )
    at = sheet.words("at", placeholder="9:30")
    yield pair(sheet.day("on", needed=True), at)
    yield sheet.words("purpose", placeholder="Phonics lessons in Year 1")


def _form_actions(view: PlanView, hub: Hub) -> Iterator[ExecuteAction]:
    shown = SavePlan.showing(view.values)
    new = None if view.planned else view.deployment.id
    about: dict[str, Any] = {"deployment": new, "planned": view.planned, "shown": shown}
    asks_back = any(problem.kind == "school_closed" for problem in view.problems)
    says = "Save" if view.planned else f"Plan the {hub.words.one('visit')}"
    yield button(SavePlan(**about), says, "positive")
    if asks_back:
        yield button(SavePlan(**about, sure=True), "Plan it anyway")
    if view.planned:
        yield button(KeepPlan(planned=view.planned, shown=shown), "Keep as it is")


def _title(planned: PlannedVisit, hub: Hub) -> str:
    visit = titled(hub.words.one("visit"))
    if planned.state is PlannedState.CALLED_OFF:
        return f"{visit} called off"
    planned_ = f"Planned {hub.words.one('visit')}"
    return f"{visit} planned" if planned.state is PlannedState.PLANNED else planned_


def _planned(view: PlannedView, name: str, hub: Hub) -> Iterator[Element]:
    planned = view.planned
    yield title(name)
    yield strong(plain(view.deployment.school))
    yield grey(day_and_time(planned, view.today), plain(view.leader))
    if planned.state is PlannedState.CALLED_OFF:
        why = titled(reason(planned.reason, hub)) if planned.reason else ""
        none = f"No {hub.words.one('record')} is needed."
        yield line(f"{why}. {none}" if why else none)
    elif planned.state in BECAME:
        yield badge(*BECAME[planned.state])
    yield from facts([("What for", plain(planned.purpose))])
    if view.over and planned.state is PlannedState.PLANNED:
        yield remark(over_words(view.over))


def over_words(over: OverRelease) -> str:
    """Elmwood released 3 days this term; this is the fourth."""
    released = f"{plain(over.employer)} released {days(over.most)} this term"
    return f"{released}; this is the {ordinal(over.nth)}."


def _planned_actions(view: PlannedView, hub: Hub) -> Iterator[CardAction]:
    planned = view.planned
    if not view.changes:
        return
    if planned.state is PlannedState.CALLED_OFF:
        if planned.on >= view.today:
            yield button(PlanAgain(planned=planned.id), "Plan it again")
        yield button(OpenPlan(deployment=view.deployment.id), "Plan another day")
    elif planned.state is PlannedState.PLANNED:
        if planned.on <= view.today and not view.leader:
            opens = OpenForm(deployment=view.deployment.id, planned=planned.id)
            yield button(opens, "Record", "positive")
        if view.calendar_url:
            yield link(view.calendar_url, "Add to calendar")
        yield button(ChangePlan(planned=planned.id, typed=view.typed), "Move or change")
        yield button(AskCallOff(planned=planned.id), "Call off")
    if planned.state is not PlannedState.CALLED_OFF:
        yield button(ListPlanned(), f"Planned {hub.words.many('visit')}")


def day_and_time(planned: PlannedVisit, today: date) -> str:
    """The day of a planned visit, and its time if it has one."""
    day = long_day(planned.on, today)
    return f"{day}, {planned.at:%H:%M}" if planned.at else day
