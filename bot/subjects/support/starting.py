"""Support that was agreed begins by itself: on its first day, or with its first record."""

from datetime import datetime

from bot.subjects.support.moving import move
from bot.turns.turn import Turn
from domain.support.deployments import Status
from domain.support.states import ChangeKind
from domain.visits.visits import Record
from storage.store import Store

# Much support begins on the first day of a school year.
AT_A_TIME = 50


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Has support begin with its first record."""
    if record.deployment.status is Status.AGREED and record.deleted_at is None:
        begin(record.deployment.id, turn.speaker.id, turn.now, store)


def begin_due(now: datetime, store: Store) -> bool:
    """Has the next support begin whose first day is here; gives whether there is more."""
    due = store.support_changes.to_begin(store.hub.day_of(now), AT_A_TIME)
    for id_ in due:
        begin(id_, None, now, store)
    return len(due) == AT_A_TIME


def begin(support: int, person: int | None, now: datetime, store: Store) -> None:
    """Makes agreed support active; what has begun already stays as it is."""
    if store.support_changes.terms(support).status is Status.AGREED:
        move(ChangeKind.BEGAN, support, person, now, store)
