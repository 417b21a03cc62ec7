"""Records and the prompts that asked for them: what was answered turns into what was done."""

from bot.turn import Turn
from domain.visits import Record
from storage.store import Store


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Called after a record was made, corrected, deleted or restored, in the same transaction."""
