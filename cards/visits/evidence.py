"""The files that hang on a record: on its receipt, on the school's copy, and as a card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.evidence import (
    OpenEvidence,
    OpenFromCopy,
    PutBackEvidence,
    ShareEvidence,
    ShowEvidence,
    TakeOffEvidence,
)
from cards.actions.visits import ShowVisit
from cards.elements import badge, button, buttons, grey, line, small, strong, title
from cards.file_words import file_facts
from cards.finish import finish
from cards.phrases import counted, long_day, short_day
from cards.plain import plain
from cards.rows import opening_row
from domain.hub import Hub
from domain.library.kept_files import KeptFile
from domain.visits.visits import Record


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A file of a record, and what its reader may do with it beside opening it."""

    file: KeptFile
    may_share: bool = False
    may_take_off: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """The files of a record; `now` is local and aware.

    `adds` says that the reader may hang further ones on it. `taken_off` can be put back.
    """

    record: Record
    rows: Sequence[EvidenceRow]
    now: datetime
    adds: bool = False
    taken_off: KeptFile | None = None


def evidence_line(record: int, count: int) -> Element:
    """How many files hang on a record; a press opens them."""
    files = counted(count, "file", "files")
    opens = button(ShowEvidence(visit=record), f"Show {files}")
    return opening_row(files, (), opens, word="Show")


def for_the_school(files: Sequence[KeptFile], record: int) -> Iterator[Element]:
    """The files that a school may open from its copy of a record."""
    for file in files:
        opens = button(OpenFromCopy(visit=record, file=file.id), f"Open {file.name}")
        yield opening_row(file.name, file_facts(file), opens)


def evidence(view: EvidenceView, hub: Hub) -> dict[str, Any]:
    """The files of a record, each to open, to show the school or to take off."""
    say = f"Files of the {hub.words.one('visit')} of {long_day(view.record.on)}"
    return finish(_body(view, hub), say, list(_actions(view, hub)))


def _body(view: EvidenceView, hub: Hub) -> Iterator[Element]:
    record = view.record
    yield title(f"Files of a {hub.words.one('visit')}")
    yield strong(plain(record.deployment.school))
    yield grey(long_day(record.on, view.now.date()), plain(record.leader.name))
    if view.taken_off:
        yield line(f"{plain(view.taken_off.name)} was removed.")
    if not view.rows and not view.taken_off:
        yield line("There are no files with it.")
    for each in view.rows:
        yield from _row(each, view, hub)
    if any(each.may_share for each in view.rows):
        school = hub.words.one(record.deployment.place)
        yield small(f"What the {school} sees comes with its copy of the {hub.words.one('record')}.")
    if view.adds:
        yield small(f"To add one, send it here and choose this {hub.words.one('visit')}.")


def _row(each: EvidenceRow, view: EvidenceView, hub: Hub) -> Iterator[Element]:
    file, school = each.file, hub.words.one(view.record.deployment.place)
    sent = short_day(file.sent_at.astimezone(view.now.tzinfo).date(), view.now.date())
    facts = (*file_facts(file), f"{plain(file.sender)}, {sent}")
    seen = [badge("Shared", "Default")] if file.for_school else []
    opens = button(OpenEvidence(file=file.id), f"Open {file.name}")
    yield opening_row(file.name, facts, opens, seen)
    if others := list(_others(each, school)):
        yield buttons(*others)


def _others(each: EvidenceRow, school: str) -> Iterator[CardAction]:
    file = each.file
    if each.may_share:
        share = ShareEvidence(file=file.id, on=not file.for_school)
        does = "Stop sharing" if file.for_school else f"Share with the {school}"
        yield button(share, does, tooltip=f"{does}: {file.name}")
    if each.may_take_off:
        off = TakeOffEvidence(file=file.id)
        yield button(off, "Remove", tooltip=f"Remove: {file.name}")


def _actions(view: EvidenceView, hub: Hub) -> Iterator[CardAction]:
    if view.taken_off:
        yield button(PutBackEvidence(file=view.taken_off.id), "Put it back")
    yield button(ShowVisit(visit=view.record.id), f"Open the {hub.words.one('record')}")
