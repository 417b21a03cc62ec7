"""A school's answer to its copy: which one counts, given by a contact or noted by an officer."""

from bot.subjects.access import record_of
from bot.subjects.visits import copies
from bot.turns.turn import Turn
from domain.errors import refuse
from domain.permissions import Act
from domain.visits.copies import Copy, Given, asks
from domain.visits.visits import Record
from storage.store import Store


def give(record: Record, given: Given, turn: Turn, store: Store) -> None:
    """Keeps a contact's answer where it counts.

    It does not count a second time, nor for an older version than one that was answered.
    """
    copy = store.copies.of(record.id)
    asked = asks(copy, record, turn.speaker) and given.version <= record.version
    if asked and _counts(given, copy):
        copies.answer(record, given, turn, store)


def note(record: Record, given: Given, turn: Turn, store: Store) -> None:
    """Keeps what an officer heard from the school, if it is news."""
    copy = store.copies.of(record.id)
    if copy and copy.given != given:
        copies.answer(record, given, turn, store)


def record_to_answer(turn: Turn, visit: int, store: Store) -> Record:
    """A record whose school has not answered itself, for who may note its answer."""
    record = record_of(turn, visit, Act.NOTE_ANSWER, store)
    copy = store.copies.of(record.id)
    if copy is None or record.deleted or (copy.answers(record) and copy.given and copy.given.by):
        raise refuse("answered_itself")
    return record


def _counts(given: Given, copy: Copy | None) -> bool:
    before = copy.given if copy else None
    if before is None:
        return True
    known = (before.answer, before.version, before.by, before.objection)
    same = known == (given.answer, given.version, given.by, given.objection)
    return not same and before.version <= given.version
