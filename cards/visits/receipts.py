"""The receipt of a record: what was kept, and at most one question."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.answers import AskAnswer
from cards.actions.visits import AddStep, AskDelete, AskOwnTime, EditVisit, NoStep, SameAgain
from cards.elements import box, button, buttons, grey, link, remark, row, strong, title
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import PROGRESS, days_used, long_day, seconds
from cards.plain import plain
from cards.problems import sentence
from cards.visits.answers import on_receipt
from cards.visits.calendar_link import calendar_link
from cards.visits.deletions import delete_ask, deleted
from cards.visits.own_time import own_time
from cards.visits.questions import STEP
from cards.visits.receipt_parts import day_line, days_bar, flag, origin_lines, what_happened
from cards.visits.visit_form import next_step
from domain.errors import Problem
from domain.hub import Hub
from domain.hub_part import HubPart
from domain.visits.copies import Copy, CopyReach
from domain.visits.school_copy import for_school
from domain.visits.visits import Record, StepValues, Visit

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
    `note` is a line on top. `name` is what looks like a person's name in the leader's words.
    `own` says that the reader is the record's leader, `colleague` that it is another leader of the
    support, who may add own time.
    `may_change` shows Edit, Same again and Delete; `edit_with` is the id of a form in which other
    answers were typed already.
    `step_typed` is what was typed into the question for a next step, `problems` what is wrong.
    `copy` is the school's copy with its answer, `reach` whether it can be sent.
    `notes_answer` lets an officer note one.
    `hub_part` is what only the leader and officers read, `flag_stands` who took or resolved its
    flag. `calendar_url` is for the next visit.
    """

    record: Record
    used: Fraction | None
    now: datetime
    name: str = ""
    note: str = ""
    edit_with: str = ""
    calendar_url: str = ""
    may_change: bool = True
    colleague: bool = False
    own: bool = True
    problems: tuple[Problem, ...] = ()
    step_typed: StepValues = field(default_factory=StepValues)
    copy: Copy | None = None
    reach: CopyReach = CopyReach.GOES
    notes_answer: bool = False
    hub_part: HubPart | None = None
    flag_stands: str = ""


def receipt(view: ReceiptView, hub: Hub) -> dict[str, Any]:
    """The receipt of a record."""
    record = view.record
    visit = record.what if isinstance(record.what, Visit) else None
    progress = f", {PROGRESS[visit.progress].lower()}" if visit else ""
    say = f"{_title(record)}: {record.deployment.school}, {long_day(record.on)}{progress}. "
    if view.used is not None:
        say += f"{days_used(view.used, record.deployment.days_agreed)}."
    return finish(_body(view, hub), say, list(_actions(view, hub)))


def _body(view: ReceiptView, hub: Hub) -> Iterator[Element]:
    record = view.record
    own = view.own and not view.colleague
    # How long somebody took is theirs alone to read.
    timed = own and record.recorded_by is None and record.seconds is not None
    taken = [grey(f"in {seconds(record.seconds or 0)}")] if timed else []
    yield row([title(_title(record))], taken, parted=False)
    if view.note:
        yield grey(plain(view.note))
    yield strong(plain(record.deployment.school))
    yield day_line(record, hub)
    yield from origin_lines(record, own, view.now, hub)
    yield from what_happened(for_school(record), view.now.date(), hub)
    if view.hub_part:
        yield from flag(view.hub_part, view.flag_stands, own, hub)
    if view.name:
        role = "A role, such as “the English lead”, is better"
        edit = ": Edit changes it" if view.may_change else ""
        yield remark(f"“{plain(view.name)}” looks like a name. {role}{edit}.")
    if _asks(view):
        yield _question(view)
    if view.used is not None:
        yield days_bar(view.used, record.deployment.days_agreed)
    yield from on_receipt(
        *(view.copy, view.reach, record, view.now, hub),
        may_change=view.may_change,
        boxed=not _asks(view),
    )


def _asks(view: ReceiptView) -> bool:
    """Whether the receipt asks for a next step; that has the card's one box and filled button."""
    return view.record.asks_next_step and view.may_change


def _question(view: ReceiptView) -> Element:
    id_ = view.record.id
    return box(
        "accent",
        [
            strong("One question: what happens next?"),
            *(strong(sentence(problem, STEP)) for problem in view.problems if not problem.field),
            *next_step(Sheet(STEP, view.step_typed, view.problems)),
            buttons(
                button(AddStep(visit=id_), "Add next step", "positive"),
                button(NoStep(visit=id_), "None needed", inputs=False),
            ),
        ],
    )


def _actions(view: ReceiptView, hub: Hub) -> Iterator[CardAction]:
    id_ = view.record.id
    if view.may_change and view.edit_with:
        edit, filled = EditVisit(visit=id_, form=view.edit_with), not _asks(view)
        yield button(edit, "Edit with what I typed", "positive" if filled else None, inputs=False)
    elif view.may_change:
        yield button(EditVisit(visit=id_), "Edit", inputs=False)
    if view.may_change and isinstance(view.record.what, Visit):
        yield button(SameAgain(visit=id_), "Same again", inputs=False)
    if view.colleague and not view.record.deleted:
        yield button(AskOwnTime(visit=id_), "Add my time", inputs=False)
    if view.calendar_url:
        yield link(view.calendar_url, "Add to calendar")
    if view.notes_answer:
        place = hub.words.one(view.record.deployment.place)
        yield button(AskAnswer(visit=id_), f"Record the {place}'s answer", inputs=False)
    if view.may_change:
        yield button(AskDelete(visit=id_), "Delete", inputs=False)


def _title(record: Record) -> str:
    return "Visit recorded" if isinstance(record.what, Visit) else "Visit did not happen"
