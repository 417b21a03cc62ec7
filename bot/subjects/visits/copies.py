"""The copies of records that schools get: due after a quiet time, corrected, answered."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.visits import receipts
from bot.turns.lasting import touch
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.visits.copies import CopyView, school_copy, withdrawn
from domain.delivery.slots import Slot
from domain.errors import Problem
from domain.people.people import Person, Role
from domain.permissions import Act, can, scope
from domain.visits.copies import (
    Answer,
    CopiedRecord,
    Recipient,
    SchoolResponse,
    earliest_due,
    may_answer,
)
from domain.visits.school_copy import SchoolCopy, for_school
from domain.visits.visits import Record, RecordSource
from storage.store import Store

KIND, DISPUTED = "copy", "disputed"


def slot(record: int) -> Slot:
    """The slot of messages that show a record's copy."""
    return Slot(KIND, str(record))


def dispute_slot(record: int) -> Slot:
    """The slot of messages that say what is not right in a copy."""
    return Slot(DISPUTED, str(record))


def waiting(now: datetime, store: Store) -> list[Recipient]:
    """Who is to get a copy now."""
    return store.copies.due(now, earliest_due(now, store.hub))


def counts(now: datetime, store: Store) -> dict[int, int]:
    """How many copies each contact who has a chat would get, if they went now."""
    waits = (to for to in waiting(now, store) if to.conversation and to.put is None)
    return dict(Counter(to.person for to in waits))


def note_unreached(now: datetime, store: Store) -> None:
    """Has receipts say that their copies reach nobody: once due, and once they wait no more."""
    for visit in store.copies.note_unreached(now, earliest_due(now, store.hub)):
        touch(receipts.slot(visit), store, now)


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Has a record's copy follow it; called when one is made, corrected, deleted or restored.

    What was put and is not on its way yet is taken back: it goes after the new quiet time.
    """
    if record.deleted:
        _take_back(record, store)
        touch(slot(record.id), store, turn.now)
    elif record.source is not RecordSource.IMPORTED:
        version_put = store.copies.note_change(record.id, turn.now + turn.hub.copy_after)
        if version_put is not None:
            _take_back(record, store)
        # A record that is restored has the version that its messages showed before: they say so
        # at once, and need no quiet time.
        if version_put == record.version:
            touch(slot(record.id), store, turn.now)


def _take_back(record: Record, store: Store) -> None:
    if store.outbox.drop(KIND, str(record.id)):
        store.copies.note_put(record.id, None)


def card(
    copied: CopiedRecord,
    person: Person,
    store: Store,
    *,
    problems: tuple[Problem, ...] = (),
    typed: str = "",
) -> Card:
    """The copy as one contact gets it, or that the record was withdrawn."""
    record, copy, hub = copied.record, copied.copy, store.hub
    if record.deleted:
        return withdrawn(for_school(record), hub)
    view = CopyView(
        record=for_school(record),
        copy=copy,
        now=copied.at.astimezone(ZoneInfo(person.zone)),
        reader=person.id,
        before=_answered_version(copied, store),
        asks=can(person, Act.ANSWER, copied) and may_answer(copy, record, person),
        problems=problems,
        typed=typed,
        files=tuple(file for file in store.kept_files.evidence(record.id) if file.for_school),
    )
    return school_copy(view, hub)


def _answered_version(copied: CopiedRecord, store: Store) -> SchoolCopy | None:
    """What the school read when it answered, where that is not what stands now."""
    record, copy = copied.record, copied.copy
    if copy is None or copy.response is None or copy.answers(record):
        return None
    before = store.visits.version(record.id, copy.response.version)
    return for_school(replace(record, what=before)) if before else None


def to_answer(person: Person, now: datetime, store: Store) -> int:
    """How many copies of the last fortnight wait for an answer of the contact's school."""
    answered = scope(person, Act.ANSWER)
    return store.copies.unanswered(answered, now, earliest_due(now, store.hub))


def answer(record: Record, given: SchoolResponse, turn: Turn, store: Store) -> None:
    """Keeps an answer and has every message show it; the leader and officers hear an objection."""
    store.copies.keep_response(record.id, given)
    coded = {"answer": given.answer, "version": given.version, "how": given.how}
    store.audit.add(turn.now, turn.speaker.id, "copy.answered", f"visit:{record.id}", **coded)
    for shown in (receipts.slot(record.id), slot(record.id), dispute_slot(record.id)):
        touch(shown, store, turn.now)
    if given.answer is Answer.DISPUTED:
        _tell(record, given, turn, store)


def _tell(record: Record, given: SchoolResponse, turn: Turn, store: Store) -> None:
    """Puts one row for each version and reader; a second objection changes the same message."""
    officers = store.people.holding(Role.OFFICER)
    chats = {officer.id: store.conversations.officers_chat(officer.id) for officer in officers}
    leader = record.leader.id
    chats[leader] = chats.get(leader) or store.conversations.personal_of(leader)
    for reader, chat in sorted(chats.items()):
        if chat is not None and reader != turn.speaker.id:
            key = f"{DISPUTED}:{record.id}:{given.version}:{reader}"
            store.outbox.put(DISPUTED, str(record.id), key, chat.id, turn.now)
