"""A colleague's own time on a recorded visit."""

from bot.subjects.digests import digests
from bot.subjects.visits import copies, receipts
from bot.turns.lasting import touch
from bot.turns.turn import Turn
from domain.visits.visits import Record
from storage.store import Store


def share(record: Record, minutes: int, turn: Turn, store: Store) -> None:
    """Keeps the speaker's minutes on a colleague's record; what shows or counts them follows."""
    person = turn.speaker.id
    store.visits.share(record.id, person, minutes, turn.now)
    store.audit.add(turn.now, person, "visit.time_added", f"visit:{record.id}", minutes=minutes)
    touch(receipts.slot(record.id), store, turn.now)
    touch(copies.slot(record.id), store, turn.now)
    digests.count_anew(record, turn, store)
