"""An objective of an action plan: all that is said of it, and the forms about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.action_plans import BackToActionPlan
from cards.actions.objectives import (
    AskCloseObjective,
    AskDeleteObjective,
    BackToObjective,
    CloseObjective,
    DeleteObjective,
    EditObjective,
    KeepObjective,
    LeaveNewObjective,
    LeaveObjective,
    SaveNewObjective,
    SaveObjective,
)
from cards.elements import button, facts, fold, grey, line, literal, section, small, strong, title
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.name_remark import name_remark
from cards.phrases import day_in_short, in_hub_words
from cards.plain import plain
from cards.questions import Asked, Table
from cards.support.plan_words import aim, progress_fold
from domain.errors import Problem
from domain.hub import Hub
from domain.support.action_plans import ObjectiveProgress
from domain.support.deployments import Deployment, Objective
from domain.support.objectives import CloseValues, ObjectiveValues

OBJECTIVE: Table = {
    "text": Asked("What should be achieved", "Write what should be achieved.", own_words=True),
    "baseline": Asked("Where it stands now (baseline)", own_words=True),
    "success": Asked("What shows success", own_words=True),
    "milestone": Asked("Milestone", "Write what should be reached by then.", own_words=True),
    "milestone_by": Asked("Milestone by"),
    "by": Asked("By when"),
    "area": Asked("Area", "Choose an area of the list, or none."),
}
CLOSE: Table = {"why": Asked("Why", "Write why in a few words.", own_words=True)}
NO_NAMES = "No pupil or staff names, please."
MOST_EARLIER = 5


@dataclass(frozen=True, slots=True)
class EarlierWording:
    """An objective as it stood until a day, and who changed it then."""

    objective: Objective
    until: date
    by: str


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """What the card of an objective shows.

    `edits` says that its reader may change it, `deletes` that no record names it yet. `earlier`
    are wordings from before, the newest first. `names` are what look like people's names in it.
    """

    support: Deployment
    objective: Objective
    today: date
    seen: tuple[ObjectiveProgress, ...] = ()
    earlier: tuple[EarlierWording, ...] = ()
    edits: bool = False
    deletes: bool = False
    names: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class AskingObjective:
    """A form about an objective: its support, the objective unless it is new, and what is wrong.

    `version` is the plan's as it was read.
    """

    support: Deployment
    objective: Objective | None = None
    areas: tuple[str, ...] = ()
    version: int = 0
    problems: tuple[Problem, ...] = ()


def objective_card(view: ObjectiveView, hub: Hub) -> dict[str, Any]:
    """The card of one objective."""
    say = f"Objective {aim(view.objective)}"
    return finish(_body(view, hub), say, list(_acts(view, hub)))


def deleted_objective(support: Deployment, objective: Objective, hub: Hub) -> dict[str, Any]:
    """That an objective is there no more."""
    body = [title("The objective is deleted"), line(plain(aim(objective)))]
    back = button(BackToActionPlan(deployment=support.id), _plan(hub))
    return finish(body, f"Objective {aim(objective)} is deleted.", [back])


def objective_form(ask: AskingObjective, values: ObjectiveValues, hub: Hub) -> dict[str, Any]:
    """The form of an objective, new or not."""
    sheet = Sheet(OBJECTIVE, values, hub, ask.problems)
    known = ask.objective
    name = f"Objective {known.position}" if known else "New objective"
    body = [
        title(name),
        grey(plain(ask.support.school), plain(ask.support.focus)),
        *sheet.news(),
        small(NO_NAMES),
        sheet.prose("text", needed=True),
        pair(sheet.words("baseline"), sheet.words("success")),
        pair(sheet.words("milestone"), sheet.day("milestone_by")),
        pair(sheet.day("by"), sheet.choice("area", _areas(ask, values))),
    ]
    return finish(body, f"{name}: {ask.support.school}.", _saving(ask, values))


def close_ask(
    found: Objective, values: CloseValues, hub: Hub, problems: tuple[Problem, ...] = ()
) -> dict[str, Any]:
    """Asks why an objective is closed."""
    sheet = Sheet(CLOSE, values, hub, problems)
    says = "It is no longer offered in new {records}; the {records} that name it keep it."
    body = [
        title(f"Close objective {found.position}"),
        strong(plain(found.text)),
        *sheet.news(),
        line(in_hub_words(says, hub)),
        sheet.prose("why", needed=True),
    ]
    shown = CloseObjective.showing(values)
    actions = [
        button(CloseObjective(aim=found.id, shown=shown), "Close it", "positive"),
        button(KeepObjective(aim=found.id, shown=shown), "Keep it open"),
    ]
    return finish(body, f"Close objective {aim(found)}?", actions)


def delete_ask(found: Objective, hub: Hub) -> dict[str, Any]:
    """Asks before an objective is deleted."""
    says = "No {record} names it, so it can go. It cannot be brought back."
    body = [
        title(f"Delete objective {found.position}?"),
        strong(plain(found.text)),
        line(in_hub_words(says, hub)),
    ]
    actions = [
        button(BackToObjective(aim=found.id), "Keep it"),
        button(DeleteObjective(aim=found.id), "Delete it", "destructive"),
    ]
    return finish(body, f"Delete objective {aim(found)}?", actions)


def _body(view: ObjectiveView, hub: Hub) -> Iterator[Element]:
    found, today = view.objective, view.today
    yield title(f"Objective {found.position}")
    yield grey(plain(view.support.school), plain(view.support.focus))
    if view.note:
        yield strong(view.note)
    yield literal(found.text)
    if found.closed_on is not None:
        yield line(f"Closed on {day_in_short(found.closed_on, today)}: {plain(found.closed_why)}")
    yield from facts(_facts(found, today))
    if view.names and view.edits and found.open:
        yield name_remark(view.names, may_change=True)
    yield from _progress(view, hub)
    yield from _earlier(view)


def _facts(found: Objective, today: date) -> Iterator[tuple[str, str]]:
    milestone = found.milestone
    if milestone and found.milestone_by:
        milestone = f"{milestone}, by {day_in_short(found.milestone_by, today)}"
    yield "Baseline", found.baseline or ("Not stated yet" if found.open else "")
    yield "Success", found.success
    yield "Milestone", milestone
    yield "By when", day_in_short(found.by, today) if found.by else ""
    yield "Area", found.area


def _progress(view: ObjectiveView, hub: Hub) -> Iterator[Element]:
    if view.seen:
        yield section("Progress")
        yield from progress_fold(view.objective, view.seen, view.today, hub, alone=True)


def _earlier(view: ObjectiveView) -> Iterator[Element]:
    if not view.earlier:
        return
    times = len(view.earlier)
    head = "Changed once" if times == 1 else f"Changed {times} times"
    inside: list[Element] = []
    for each in view.earlier[:MOST_EARLIER]:
        until = f"Until {day_in_short(each.until, view.today)}, changed by {plain(each.by)}"
        inside += [grey(until), literal(each.objective.text)]
        inside += facts(_facts(each.objective, view.today))
    yield from fold("earlier", head, f"{head}. Show or hide how it stood", inside, open_=False)


def _acts(view: ObjectiveView, hub: Hub) -> Iterator[ExecuteAction]:
    id_ = view.objective.id
    if view.edits and view.objective.open:
        yield button(EditObjective(aim=id_), "Edit")
        yield button(AskCloseObjective(aim=id_), "Close")
    if view.edits and view.deletes:
        yield button(AskDeleteObjective(aim=id_), "Delete")
    yield button(BackToActionPlan(deployment=view.support.id), _plan(hub))


def _plan(hub: Hub) -> str:
    return f"Back to the {hub.words.one('plan')}"


def _areas(ask: AskingObjective, values: ObjectiveValues) -> dict[str, str]:
    """The areas to choose from, with the one that stands there and none."""
    own = (values.area,) if values.area and values.area not in ask.areas else ()
    return {"": "None"} | {each: plain(each) for each in (*ask.areas, *own)}


def _saving(ask: AskingObjective, values: ObjectiveValues) -> Sequence[ExecuteAction]:
    if ask.objective is None:
        shown = SaveNewObjective.showing(values)
        about = {"deployment": ask.support.id, "shown": shown}
        return [
            button(SaveNewObjective(**about), "Save", "positive"),
            button(LeaveNewObjective(**about), "Back"),
        ]
    id_, shown = ask.objective.id, SaveObjective.showing(values)
    save = SaveObjective(aim=id_, version=ask.version, shown=shown)
    return [
        button(save, "Save", "positive"),
        button(LeaveObjective(aim=id_, shown=shown), "Back"),
    ]
