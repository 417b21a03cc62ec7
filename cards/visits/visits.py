"""The form in which a leader records a visit: new, as it comes back, or for a correction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.visits import (
    AskOwnTime,
    DidNotHappen,
    KeepVisit,
    OtherSchools,
    SaveVisit,
    StartAfresh,
)
from cards.elements import box, button, grey, line, literal, press, row, strong, title
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import clock, day_and_clock, number, plain_day
from cards.plain import plain
from cards.problems import not_saved
from cards.questions import changed_lines
from cards.visits import visit_form as parts
from cards.visits.last_time import last_time
from cards.visits.questions import VISIT, Scene
from domain.errors import Problem
from domain.hub import Hub
from domain.support.deployments import Deployment, Leader
from domain.visits.steps import NextStep
from domain.visits.visits import Record, Values, Visit


@dataclass(frozen=True, slots=True)
class Newer:
    """Another's correction that was saved first: by whom, when (local), and what it changed."""

    by: Leader
    at: datetime
    before: Values
    after: Values


@dataclass(frozen=True, slots=True)
class FormView:
    """All that the visit form shows; `form` is its id.

    `kept_at` (local) is when answers that could not be saved were kept.
    `several` offers another school, `planned` offers that the visit did not happen.
    `focus_shown` tells two deployments at one school apart.
    `editing` is the record that is corrected, `newer` a correction that was saved first.
    `theirs` is a colleague's record of these days, to which the leader may add own time.
    `leader` is the name of the leader for whom an officer records.
    """

    form: str
    deployment: Deployment
    values: Values
    today: date
    last: Record | None = None
    open_steps: tuple[NextStep, ...] = ()
    problems: tuple[Problem, ...] = ()
    kept_at: datetime | None = None
    several: bool = False
    planned: bool = False
    editing: Record | None = None
    newer: Newer | None = None
    focus_shown: bool = False
    theirs: Record | None = None
    leader: str = ""


def form(view: FormView, hub: Hub) -> dict[str, Any]:
    """The visit form: what is known as one line, two answers in sight, the rest folded."""
    school = view.deployment.school
    say = f"Record a visit to {school}. Type: visit"
    if view.editing:
        say = f"Correct the record of a visit to {school}."
    return finish(_body(view, hub), say, list(_actions(view)))


def _body(view: FormView, hub: Hub) -> Iterator[Element]:
    sheet = Sheet(VISIT, view.values, view.problems, SaveVisit(form=view.form))
    yield title("Correct the record" if view.editing else "Record a visit")
    yield grey(_yours(view))
    if view.leader:
        yield line(f"For {plain(view.leader)}. The record says that you made it for them.")
    yield from _news(view, hub)
    yield _school(view)
    yield from parts.known(sheet, view.values, view.deployment, view.today, hub)
    yield from last_time(view.last, view.open_steps, view.values.done, view.today, hub)
    wordless = view.editing is not None and _wordless(view.editing)
    yield from parts.answers(sheet, view.values, view.deployment, wordless=wordless)
    yield from parts.more(sheet, view.values, hub)


def _wordless(record: Record) -> bool:
    return isinstance(record.what, Visit) and not record.what.did


def _yours(view: FormView) -> str:
    if view.editing:
        return "What was recorded before is kept as an earlier version."
    left = sum(not answer.strip() for answer in (view.values.did, view.values.progress))
    if not left and view.problems:
        return "All is filled in, but it cannot be saved as it is."
    if not left:
        return "All is filled in: look it over, then save."
    return f"{number(left)} {'answer is' if left == 1 else 'answers are'} yours to give, marked *."


def _news(view: FormView, hub: Hub) -> list[Element]:
    """The one box of the form: why it is not saved, that answers were kept, or a colleague's."""
    if view.newer:
        return [_changed_meanwhile(view.newer, view, hub)]
    kept = [_kept(view.kept_at, view.form)] if view.kept_at and not view.editing else []
    if view.problems:
        lines = not_saved(view.problems, VISIT)
        return [box("attention", [strong(text) for text in lines]), *kept]
    if kept:
        return [box("emphasis", kept)]
    return [_colleague(view.theirs, view.today)] if view.theirs else []


def _changed_meanwhile(newer: Newer, view: FormView, hub: Hub) -> Element:
    """Somebody else corrected the record while this form was open."""
    scene = Scene(view.deployment, view.today, hub)
    by, at = plain(newer.by.name), day_and_clock(newer.at, view.today)
    items: list[Element] = [
        strong(f"Not saved yet. {by} corrected this record on {at}, after you opened it.")
    ]
    if lines := changed_lines(VISIT, newer.before, newer.after, scene):
        items += [strong("What changed:"), *(literal(text) for text in lines)]
    items.append(strong("Your answers are below. Save changes puts them in place of these."))
    return box("attention", items)


def _kept(at: datetime, form: str) -> Element:
    """These answers were typed before; a press empties the form."""
    afresh = button(StartAfresh(form=form), "Start afresh", inputs=False)
    left = [strong(f"Kept {at:%a} {clock(at)}"), grey("What you typed is here.")]
    return row(left, [press("Start afresh")], afresh, parted=False)


def _colleague(record: Record, today: date) -> Element:
    """A colleague recorded a visit here; two leaders on one visit make one record."""
    add = button(AskOwnTime(visit=record.id), "Add my time", inputs=False)
    day = plain_day(record.on, today)
    left = [
        strong(f"{plain(record.leader.name)} recorded a visit here, {day}"),
        grey("Were you there? Add your time to that record."),
    ]
    return box("emphasis", [row(left, [press("Add my time")], add, parted=False)])


def _school(view: FormView) -> Element:
    left: list[Element] = [strong(plain(view.deployment.school))]
    if view.focus_shown:
        left.append(grey(plain(view.deployment.focus)))
    if view.editing:
        left.append(grey(f"Recorded on {plain_day(view.editing.recorded_at.date(), view.today)}"))
    if not view.several or view.editing:
        return row(left, parted=False)
    other = button(OtherSchools(form=view.form), "Another school", inputs=False)
    return row(left, [press("Another school")], other, parted=False)


def _actions(view: FormView) -> Iterator[ExecuteAction]:
    save = SaveVisit(form=view.form)
    if view.editing:
        yield button(save, "Save changes", "positive")
        yield button(KeepVisit(visit=view.editing.id), "Keep it as it was", inputs=False)
        return
    yield button(save, "Save record", "positive")
    if view.planned:
        yield button(DidNotHappen(form=view.form), "Did not happen", inputs=False)
