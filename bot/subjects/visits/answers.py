"""A school's answer to its copy, given by a contact or noted by an officer: whether it counts."""

from bot.subjects.access import record_of
from bot.subjects.visits import copies
from bot.turns.turn import Turn
from domain.errors import refuse
from domain.permissions import Act
from domain.visits.copies import Copy, SchoolResponse, may_answer
from domain.visits.visits import Record
from storage.store import Store


def give(record: Record, given: SchoolResponse, turn: Turn, store: Store) -> None:
    """Keeps a contact's answer where it counts.

    It does not count a second time, nor for an older version than one that was answered.
    """
    copy = store.copies.of(record.id)
    # Whoever sends a version that does not exist yet has made it up.
    asked = may_answer(copy, record, turn.speaker) and given.version <= record.version
    if asked and _counts(given, copy):
        copies.answer(record, given, turn, store)


def note(record: Record, given: SchoolResponse, turn: Turn, store: Store) -> None:
    """Keeps what an officer heard from the school, unless the same is kept already."""
    copy = store.copies.of(record.id)
    if copy and copy.response != given:
        copies.answer(record, given, turn, store)


def record_to_answer(turn: Turn, visit: int, store: Store) -> Record:
    """The record, for whoever may note its school's answer; refused where the school answered."""
    record = record_of(turn, visit, Act.NOTE_ANSWER, store)
    copy = store.copies.of(record.id)
    if copy is None or record.deleted:
        raise refuse("answered_itself")
    answered_itself = copy.response is not None and copy.response.by is not None
    if copy.answers(record) and answered_itself:
        raise refuse("answered_itself")
    return record


def _counts(given: SchoolResponse, copy: Copy | None) -> bool:
    before = copy.response if copy else None
    if before is None:
        return True
    # The moment is left out: the same press may arrive twice.
    was = (before.answer, before.version, before.by, before.objection)
    is_ = (given.answer, given.version, given.by, given.objection)
    return was != is_ and before.version <= given.version
