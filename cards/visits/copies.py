"""A school's copy of a record, with two ways to answer it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import Container, ExecuteAction, TextInput, ToggleVisibilityAction

from cards.actions.answers import Agree, Dispute
from cards.elements import button, buttons, grey, group, line, literal, small, strong, title
from cards.finish import finish
from cards.inputs import by_question, mended, prose, starred
from cards.phrases import PROGRESS, TYPES, day_and_clock, long_day, one_of, titled
from cards.plain import plain
from cards.visits.answers import agreed_by, by_whom
from cards.visits.corrections import corrections
from cards.visits.evidence import for_the_school
from cards.visits.questions import OBJECTION
from cards.visits.receipt_parts import what_happened
from domain.errors import Problem
from domain.hub import Hub
from domain.library.kept_files import KeptFile
from domain.visits.copies import Answer, Copy, ObjectionValues
from domain.visits.durations import in_full
from domain.visits.school_copy import SchoolCopy, SchoolVisit

# The part of the card that asks what is not right.
OBJECTS = "objection"


@dataclass(frozen=True, slots=True)
class CopyView:
    """What a school's copy of a record shows; `now` is local and aware.

    `reader` is the contact's id. `asks` shows the buttons. `before` is the version that the school
    answered, where the record was corrected since. `typed` is an objection that came back, with its
    `problems`. `files` are those that the leader lets the school see.
    """

    record: SchoolCopy
    copy: Copy | None
    now: datetime
    reader: int
    asks: bool = True
    before: SchoolCopy | None = None
    problems: tuple[Problem, ...] = ()
    typed: str = ""
    files: tuple[KeptFile, ...] = ()


def school_copy(view: CopyView, hub: Hub) -> dict[str, Any]:
    """The copy of a record, with the school's answer and the buttons to answer."""
    record = view.record
    visit = record.what if isinstance(record.what, SchoolVisit) else None
    progress = f", {PROGRESS[visit.progress].lower()}" if visit else ""
    say = f"{_title(record, hub)}: {record.school}, {long_day(record.on)}{progress}."
    return finish(_body(view, hub), say, list(_actions(view)))


def withdrawn(record: SchoolCopy, hub: Hub) -> dict[str, Any]:
    """What stands in place of the copy of a deleted record."""
    name = f"A {hub.words.one('record')} was withdrawn by its {hub.words.one('leader')}"
    body = [
        title(name),
        strong(plain(record.school)),
        grey(long_day(record.on), plain(record.leader.name)),
        line("There is nothing to answer. If it comes back, it appears here again."),
    ]
    return finish(body, f"{name}: {long_day(record.on)}.")


def _title(record: SchoolCopy, hub: Hub) -> str:
    visit = hub.words.one("visit")
    if isinstance(record.what, SchoolVisit):
        return f"Record of a {visit} to your {hub.words.one(record.place)}"
    return f"Record of a {visit} that did not happen"


def _body(view: CopyView, hub: Hub) -> Iterator[Element]:
    record = view.record
    yield title(_title(record, hub))
    yield strong(plain(record.school))
    yield _day_line(record, hub)
    yield from _kept(view, hub)
    yield from what_happened(record, view.now.date(), hub)
    yield from for_the_school(view.files, record.id)
    yield from _answer(view, hub)
    if view.before and (lines := list(corrections(view.before, record, view.now.date(), hub))):
        yield group([strong("Corrected since"), *(literal(each) for each in lines)])
    if view.asks:
        yield from _notes(hub)
    # The question stands right above its buttons.
    if view.asks:
        yield strong(_question(view, hub))
        yield _objection(view, hub)


def _notes(hub: Hub) -> Iterator[Element]:
    """Who sees the answer, and why the reader gets the copy."""
    leader, us = hub.words.one("leader"), hub.words.one("hub")
    yield small(
        f"The {leader} and the {us} see your answer. "
        f"A note the {leader} wrote only for the {us} is not shown here."
    )
    contact = one_of(hub.words.one("school_contact"))
    yield small(f"You get this as {contact}. Should someone else? Tell the {us}.")


def _day_line(record: SchoolCopy, hub: Hub) -> Element:
    time, leader = in_full(record.what.minutes, hub.hours_a_day), plain(record.leader.name)
    if isinstance(record.what, SchoolVisit):
        return grey(long_day(record.on), TYPES[record.what.type], time, leader)
    return grey(long_day(record.on), f"{time} lost", leader)


def _kept(view: CopyView, hub: Hub) -> Iterator[Element]:
    """What is not usual: somebody else recorded it, it was corrected, or it was imported."""
    record, copy = view.record, view.copy
    if record.recorded_by and record.recorded_by.id != record.leader.id:
        yield grey(f"Recorded by {plain(record.recorded_by.name)} for {plain(record.leader.name)}")
    if record.changed_at and copy and copy.sent_at and record.changed_at > copy.sent_at:
        at = record.changed_at.astimezone(view.now.tzinfo)
        yield grey(f"Corrected {day_and_clock(at, view.now.date())}")
    if record.imported:
        yield grey(f"Imported by the {hub.words.one('hub')}")


def _answer(view: CopyView, hub: Hub) -> Iterator[Element]:
    """The school's answer and who gave it; it says if the record was corrected after that."""
    if view.copy is None or view.copy.response is None:
        return
    response = view.copy.response
    current = view.copy.answers(view.record)
    since = "" if current else f" The {hub.words.one('record')} was corrected after that."
    if response.answer is Answer.AGREED:
        yield line(f"{agreed_by(response, view.now, reader=view.reader)}.{since}")
        return
    whom = titled(by_whom(response, view.now, reader=view.reader))
    yield group(
        [
            strong("Something is not right"),
            literal(response.objection),
            small(f"{whom}.{since}"),
        ]
    )


def _question(view: CopyView, hub: Hub) -> str:
    if view.copy is None or view.copy.response is None:
        return "Is this how it was?"
    response = view.copy.response
    if view.copy.answers(view.record):
        return "You can change your answer."
    own = response.by is not None and response.by.id == view.reader
    who = "you" if own else f"the {hub.words.one(view.record.place)}"
    did = "agreed" if response.answer is Answer.AGREED else "answered"
    return f"Changed since {who} {did}: is this how it was?"


def _actions(view: CopyView) -> Iterator[CardAction]:
    if not view.asks:
        return
    id_, version = view.record.id, view.record.version
    # Only an answer to this very version counts here.
    response = view.copy.response if view.copy and view.copy.answers(view.record) else None
    disputed = response is not None and response.answer is Answer.DISPUTED
    agree = Agree(visit=id_, version=version)
    if response is None:
        yield button(agree, "Agree", None if view.problems else "positive")
    elif disputed:
        yield button(agree, "I agree now")
    yield ToggleVisibilityAction(
        title="Change my answer" if disputed else "Something is not right",
        target_elements=[OBJECTS],
    )


def _objection(view: CopyView, hub: Hub) -> Element:
    """The question what is not right, behind its button; in sight where it came back."""
    asked = mended(_why(view), by_question(view.problems, OBJECTION, hub).get("why"))
    return Container(
        id=OBJECTS, items=[asked, buttons(_send(view))], is_visible=bool(view.problems)
    )


def _why(view: CopyView) -> TextInput:
    label = f"{OBJECTION['why'].label}? One sentence is enough"
    return prose("why", _stands(view), label=starred(label))


def _stands(view: CopyView) -> str:
    """What stands in the question: what was typed, else the reader's own objection."""
    response = view.copy.response if view.copy else None
    own = response and response.by and response.by.id == view.reader
    return view.typed or (response.objection if response and own else "")


def _send(view: CopyView) -> ExecuteAction:
    shown = Dispute.showing(ObjectionValues(_stands(view)))
    sent = Dispute(visit=view.record.id, version=view.record.version, shown=shown)
    return button(sent, "Send my answer", "positive" if view.problems else None)
