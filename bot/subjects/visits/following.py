"""What follows a record that was made, corrected, deleted or restored, beside its own flag."""

from bot.subjects.digests import digests
from bot.subjects.prompts import prompts
from bot.subjects.support import starting
from bot.subjects.visits import copies, evidence
from bot.turns.turn import Turn
from domain.visits.visits import Record
from storage.store import Store


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Has digests, the school's copy, prompts, its files and its support follow the record."""
    digests.follow(record, turn, store)
    copies.follow(record, turn, store)
    prompts.follow(record, turn, store)
    evidence.follow(record, turn, store)
    starting.follow(record, turn, store)
