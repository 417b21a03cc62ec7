"""Records and the copies their schools get: due after a quiet while, put anew after a correction."""

from bot.turn import Turn
from domain.visits import Record
from storage.store import Store


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Called after a record was made, corrected, deleted or restored, in the same transaction."""
