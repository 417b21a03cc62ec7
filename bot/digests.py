"""Records and the digests that count them: a late record has its channel's post put anew."""

from bot.turn import Turn
from domain.visits import Record
from storage.store import Store


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Called after a record was made, corrected, deleted or restored, in the same transaction."""
