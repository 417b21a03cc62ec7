"""An action plan: its objectives with their progress, its file, and what the school said to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action_plans import (
    AgreeActionPlan,
    AskPlanChange,
    AskPlanFile,
    AskPlanNote,
    AskPlanTemplate,
    ListActionPlans,
    OpenPlanFile,
    ShareActionPlan,
)
from cards.actions.conversation import Home
from cards.actions.objectives import AddObjective, ShowObjective
from cards.elements import (
    box,
    button,
    buttons,
    fold,
    grey,
    line,
    link,
    literal,
    row,
    section,
    strong,
    title,
)
from cards.finish import finish
from cards.name_remark import name_remark
from cards.phrases import counted, day_in_short, in_hub_words, titled
from cards.plain import plain, shortened
from cards.problems import sentence
from cards.questions import NOT_ASKED
from cards.rows import opening_row
from cards.support.plan_words import (
    agreed_words,
    aim,
    aim_badge,
    aim_facts,
    day_of,
    due_words,
    plan_badge,
    progress_fold,
)
from domain.errors import Problem
from domain.hub import Hub
from domain.support.action_plans import MOST_OPEN, ActionPlan, ObjectiveProgress, PlanFile
from domain.support.deployments import Deployment, Objective, names

MOST_FILES, MOST_CLOSED = 3, 6
Progresses = Mapping[int, tuple[ObjectiveProgress, ...]]


@dataclass(frozen=True, slots=True)
class ActionPlanView:
    """What the card of an action plan shows its reader; its moments are where the reader is.

    `files` are its versions, the newest first. `progress` is what records say, by objective. The
    next three name who did what. `edits` says that the reader may change the plan, `shares` that
    they send it to the school, `agrees` that they answer for the school, `notes` that they note its
    answer. `names` are what look like people's names in open objectives. `note` is what was just
    done, or what the reader is told of.
    """

    support: Deployment
    plan: ActionPlan
    today: date
    files: tuple[PlanFile, ...] = ()
    progress: Progresses = field(default_factory=dict)
    agreed_by: str = ""
    shared_by: str = ""
    change_by: str = ""
    edits: bool = False
    shares: bool = False
    agrees: bool = False
    notes: bool = False
    names: tuple[str, ...] = ()
    note: str = ""
    problems: tuple[Problem, ...] = ()


def action_plan(view: ActionPlanView, hub: Hub) -> dict[str, Any]:
    """The card of one action plan."""
    name = f"{titled(hub.words.one('plan'))}: {view.support.school}"
    say = f"{view.note} {name}." if view.note else f"{name}."
    return finish(_body(view, hub), say, list(_acts(view, hub)))


def _body(view: ActionPlanView, hub: Hub) -> Iterator[Element]:
    found = view.support
    yield title(f"{titled(hub.words.one('plan'))}: {plain(found.school)}")
    yield grey(plain(found.focus), plain(names(found.leaders)))
    yield row([plan_badge(view.plan, view.today, hub, own=view.agrees)], parted=False)
    if view.problems:
        told = [line(sentence(each, NOT_ASKED, hub)) for each in view.problems]
        yield box("attention", [strong("Not done yet."), *told])
    elif view.note:
        yield strong(view.note)
    yield from _standing(view, hub)
    yield from _objectives(view, hub)
    yield from _files(view, hub)


def _standing(view: ActionPlanView, hub: Hub) -> Iterator[Element]:
    """What the school said, or by when it is to be asked."""
    plan, school = view.plan, hub.words.one("school")
    agreed = agreed_words(plan, view.agreed_by, view.today, hub)
    due = due_words(plan, view.today)
    if agreed and plan.asks_again_at is not None:
        added = f"An objective was added since: the {school} has not agreed to that yet"
        yield line(f"{agreed} {added}{f'; {due}' if due else ''}.")
    elif agreed:
        yield line(agreed)
    if plan.wants_change and plan.change_asked_at is not None:
        day = day_of(plan.change_asked_at, view.today)
        head = strong(f"{plain(view.change_by)} asked for a change on {day}:")
        yield box("warning", [head, literal(plan.change_asked)])
    elif plan.waits_for_school and plan.shared_at is not None:
        day = day_of(plan.shared_at, view.today)
        waits = "" if view.agrees else ", no answer yet"
        told = f"Shared by {plain(view.shared_by)} on {day}{waits}"
        yield line(f"{told}{f'; {due}' if due else ''}.")
    elif not agreed:
        yield line(f"Not agreed with the {school} yet{f'; {due}' if due else ''}.")


def _objectives(view: ActionPlanView, hub: Hub) -> Iterator[Element]:
    yield section("Objectives")
    open_, closed = view.support.open_objectives, _closed(view.support)
    if not open_:
        yield line("None yet." if not closed else "None is open.")
    for each in open_:
        yield _objective(each, view)
        yield from progress_fold(each, view.progress.get(each.id, ()), view.today, hub)
    if view.names:
        yield name_remark(view.names, may_change=False)
    if closed:
        head = counted(len(closed), "closed objective", "closed objectives")
        inside = [_objective(each, view) for each in closed[-MOST_CLOSED:]]
        yield from fold("closed", titled(head), f"{head}. Show or hide", inside, open_=False)


def _closed(support: Deployment) -> tuple[Objective, ...]:
    return tuple(each for each in support.objectives if not each.open)


def _objective(each: Objective, view: ActionPlanView) -> Element:
    facts = aim_facts(each, view.today)
    if each.closed_on is not None:
        closed = f"Closed {day_in_short(each.closed_on, view.today)}"
        facts = (closed, plain(shortened(each.closed_why, 80)))
    opens = button(ShowObjective(aim=each.id), f"Open objective {aim(each)}")
    return opening_row(aim(each), facts, opens, aim_badge(each, view.progress.get(each.id, ())))


def _files(view: ActionPlanView, hub: Hub) -> Iterator[Element]:
    yield section("Plan file")
    if not view.files:
        yield line("None yet.")
    for each in view.files[:MOST_FILES]:
        yield _file(each, view, hub)
    if len(view.files) > MOST_FILES:
        yield grey(f"and {len(view.files) - MOST_FILES} earlier")
    if view.edits:
        yield buttons(
            button(AskPlanFile(deployment=view.support.id), "Send a file or a link"),
            button(AskPlanTemplate(deployment=view.support.id), "Get a template"),
        )


def _file(each: PlanFile, view: ActionPlanView, hub: Hub) -> Element:
    name = each.name or each.link
    facts = (
        f"{hub.words.one('edition')} {each.number}",
        day_of(each.sent_at, view.today),
        plain(each.sender),
    )
    if each.link:
        left = [strong(plain(shortened(name, 100))), grey(*facts)]
        return row([*left, buttons(link(each.link, "Open the plan"))])
    return opening_row(name, facts, button(OpenPlanFile(file=each.id), f"Open {name}"))


def _acts(view: ActionPlanView, hub: Hub) -> Iterator[CardAction]:
    id_, plan, school = view.support.id, view.plan, hub.words.one("school")
    own = view.agrees and (not plan.agreed or plan.noted is not None)
    if own and _anything(view):
        yield button(AgreeActionPlan(deployment=id_, version=plan.version), "Agree", "positive")
        yield button(AskPlanChange(deployment=id_), "Ask for a change")
    if view.shares and not plan.agreed and _anything(view):
        again = plan.waits_for_school
        share = ShareActionPlan(deployment=id_, version=plan.version)
        text = "Share again" if again else f"Share with the {school}"
        yield button(share, text, None if again or view.agrees else "positive")
    if view.edits and len(view.support.open_objectives) < MOST_OPEN:
        begun = view.agrees or _anything(view)
        add = AddObjective(deployment=id_)
        yield button(add, "Add an objective", None if begun else "positive")
    if view.notes and not plan.agreed and _anything(view):
        text = in_hub_words("Note the {school}’s answer", hub)
        yield button(AskPlanNote(deployment=id_), text)
    if view.agrees:
        yield button(Home(), "Home")
    else:
        yield button(ListActionPlans(), titled(hub.words.many("plan")))


def _anything(view: ActionPlanView) -> bool:
    """Whether there is something to agree to."""
    return bool(view.support.open_objectives or view.files)
