"""The receipt of a record: what was kept, and at most one question."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.answers import AskAnswer
from cards.actions.visits import (
    AddStep,
    AskDelete,
    AskOwnTime,
    EditVisit,
    LeavePlanned,
    NoStep,
    SameAgain,
    TakePlanned,
)
from cards.elements import box, button, buttons, grey, group, link, row, strong, title
from cards.finish import finish
from cards.forms import Sheet
from cards.name_remark import name_remark
from cards.phrases import PROGRESS, days_used, long_day, seconds, short_day, titled
from cards.plain import plain
from cards.problems import sentence
from cards.visits.answers import objection, on_receipt
from cards.visits.calendar_link import calendar_link
from cards.visits.deletions import delete_ask, deleted
from cards.visits.evidence import evidence_line
from cards.visits.own_time import own_time
from cards.visits.questions import STEP
from cards.visits.receipt_parts import day_line, days_bar, flag, origin_lines, what_happened
from cards.visits.visit_form import next_step
from domain.errors import Problem
from domain.hub import Hub
from domain.hub_part import HubPart
from domain.visits.copies import Copy, CopyReach, NotedValues
from domain.visits.planned_visits import PlannedVisit
from domain.visits.school_copy import for_school
from domain.visits.visits import OwnTimeValues, Record, StepValues, Visit

__all__ = [
    "ReceiptView",
    "calendar_link",
    "delete_ask",
    "deleted",
    "own_time",
    "receipt",
]


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """What a receipt shows of a record; `now` is local and aware, in the reader's zone.

    `used` are the days used, this record's included; None where they are not the reader's to know.
    `note` is a line on top. `names` are what look like people's names in the leader's words.
    `own` says that the reader is the record's leader, `colleague` that it is another leader of the
    support, who may add own time.
    `may_change` shows Edit, Same again and Delete; `plans` says that a next step can be planned;
    `edit_with` is the id of a form in which other
    answers were typed already.
    `step_typed` is what was typed into the question for a next step, `problems` what is wrong.
    `copy` is the school's copy with its answer, `reach` whether it can be sent.
    `notes_answer` lets an officer note one.
    `hub_part` is what only the leader and officers read, `flag_stands` who took or resolved its
    flag. `calendar_url` is for the next visit.
    `planned` is a visit of another day for which the record's form was opened, and which is open.
    `own_time` and `answer` are what was typed into those forms before they were left.
    `files` is how many hang on the record as evidence.
    """

    record: Record
    used: Fraction | None
    now: datetime
    names: tuple[str, ...] = ()
    note: str = ""
    edit_with: str = ""
    calendar_url: str = ""
    may_change: bool = True
    plans: bool = True
    colleague: bool = False
    own: bool = True
    problems: tuple[Problem, ...] = ()
    step_typed: StepValues = field(default_factory=StepValues)
    copy: Copy | None = None
    reach: CopyReach = CopyReach.GOES
    notes_answer: bool = False
    hub_part: HubPart | None = None
    flag_stands: str = ""
    planned: PlannedVisit | None = None
    own_time: OwnTimeValues = field(default_factory=OwnTimeValues)
    answer: NotedValues = field(default_factory=NotedValues)
    files: int = 0


def receipt(view: ReceiptView, hub: Hub) -> dict[str, Any]:
    """The receipt of a record."""
    record = view.record
    visit = record.what if isinstance(record.what, Visit) else None
    progress = f", {PROGRESS[visit.progress].lower()}" if visit else ""
    say = f"{_heading(view, hub)}: {record.deployment.school}, {long_day(record.on)}{progress}. "
    if view.used is not None:
        say += f"{days_used(view.used, record.deployment.days_agreed)}."
    return finish(_body(view, hub), say, list(_actions(view, hub)))


def _body(view: ReceiptView, hub: Hub) -> Iterator[Element]:
    record = view.record
    own = view.own and not view.colleague
    # How long somebody took is theirs alone to read.
    timed = own and record.recorded_by is None and record.seconds is not None
    taken = [grey(f"in {seconds(record.seconds or 0)}")] if timed else []
    disputed = objection(view.copy, record, view.now, hub, may_change=view.may_change)
    yield row([title(_heading(view, hub))], taken, parted=False)
    yield from disputed
    if view.note:
        yield grey(plain(view.note))
    yield strong(plain(record.deployment.school))
    yield day_line(record, hub)
    yield from origin_lines(record, own, view.now, hub)
    flagged = view.hub_part is not None
    yield from what_happened(for_school(record), view.now.date(), hub, flagged=flagged)
    if view.hub_part:
        yield from flag(view.hub_part, view.flag_stands, own, hub)
    if view.files:
        yield evidence_line(record.id, view.files)
    if view.names:
        yield name_remark(view.names, may_change=view.may_change)
    if _asks(view) and not disputed:
        yield _question(view, hub)
    if view.planned and view.may_change:
        yield _instead(view.planned, view, hub)
    if view.used is not None:
        yield days_bar(view.used, record.deployment.days_agreed)
    if not disputed:
        yield from on_receipt(
            *(view.copy, view.reach, record, view.now, hub), may_change=view.may_change
        )


def _asks(view: ReceiptView) -> bool:
    """Whether the receipt asks for a next step; that has the card's one box and filled button."""
    return view.record.asks_next_step and view.may_change and view.plans


def _instead(planned: PlannedVisit, view: ReceiptView, hub: Hub) -> Element:
    """The visit that was planned for another day: whether this one took its place."""
    id_, day = view.record.id, short_day(planned.on, view.now.date())
    visit = hub.words.one("visit")
    return group(
        [
            strong(f"A {visit} is still planned for {day}. Was this one instead of it?"),
            buttons(
                button(TakePlanned(visit=id_, planned=planned.id), f"Instead of {day}"),
                button(LeavePlanned(visit=id_, planned=planned.id), "As well"),
            ),
        ]
    )


def _question(view: ReceiptView, hub: Hub) -> Element:
    id_ = view.record.id
    shown = AddStep.showing(view.step_typed)
    return box(
        "accent",
        [
            strong("One question: what happens next?"),
            *(
                strong(sentence(problem, STEP, hub))
                for problem in view.problems
                if not problem.field
            ),
            *next_step(Sheet(STEP, view.step_typed, hub, view.problems), boxed=True),
            buttons(
                button(AddStep(visit=id_, shown=shown), "Add next step", "positive"),
                button(NoStep(visit=id_, shown=shown), "None needed"),
            ),
        ],
    )


def _actions(view: ReceiptView, hub: Hub) -> Iterator[CardAction]:
    id_ = view.record.id
    disputed = bool(objection(view.copy, view.record, view.now, hub, may_change=view.may_change))
    filled = disputed or not _asks(view)
    if view.may_change and view.edit_with:
        edit = EditVisit(visit=id_, form=view.edit_with)
        yield button(edit, "Use what I typed", "positive" if filled else None)
    elif view.may_change and disputed:
        correct = f"Correct the {hub.words.one('record')}"
        yield button(EditVisit(visit=id_), correct, "positive")
    elif view.may_change:
        yield button(EditVisit(visit=id_), "Edit")
    if view.may_change and isinstance(view.record.what, Visit):
        yield button(SameAgain(visit=id_), "Same again")
    if view.colleague and not view.record.deleted:
        yield button(AskOwnTime(visit=id_, typed=view.own_time), "Add my time")
    if view.calendar_url:
        yield link(view.calendar_url, "Add to calendar")
    if view.notes_answer and not _asks(view):
        answered = view.copy is not None and view.copy.response is not None
        place = hub.words.one(view.record.deployment.place)
        title_ = "Change the answer" if answered else f"Record the {place}'s answer"
        yield button(AskAnswer(visit=id_, typed=view.answer), title_)
    if view.may_change:
        yield button(AskDelete(visit=id_), "Delete")


def _heading(view: ReceiptView, hub: Hub) -> str:
    """The news of the receipt: what the school says, where that is not right, else what is kept."""
    record = view.record
    if objection(view.copy, record, view.now, hub, may_change=view.may_change):
        return f"The {hub.words.one(record.deployment.place)} says something is not right"
    visit = titled(hub.words.one("visit"))
    return f"{visit} recorded" if isinstance(record.what, Visit) else f"{visit} did not happen"
