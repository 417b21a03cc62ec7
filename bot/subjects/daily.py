"""What the bot does by itself one time on each day of the hub, in steps."""

from collections.abc import Callable
from datetime import datetime, timedelta

from domain.delivery.delivery import OutboxRow
from domain.delivery.more import More
from storage.store import Store

# What is done so, before the morning's messages.
REPORTS, PLANS = "reports_looked", "plans_looked"
# Steps follow each other within a second; what has stood for longer has failed.
STEP = timedelta(minutes=1)
# Does the next piece, above an id; gives the id that it came to, None where nothing is left.
Piece = Callable[[int], int | None]


def step_of_day(name: str, now: datetime, store: Store, piece: Piece) -> list[OutboxRow]:
    """Goes on with the work of the day where it stands; gives `More` where some of it is left.

    Where it stands is kept with what was done, so that another process goes on from there.
    """
    place = _place(name, now, store)
    if place is None:
        return []
    after = piece(place)
    store.milestones.note(name, now, after)
    return [] if after is None else More()


def going_on(now: datetime, store: Store) -> bool:
    """Whether another process is in the middle of the day's work."""
    last = [store.milestones.last(name) for name in (REPORTS, PLANS)]
    return any(each and each[1] is not None and now - each[0] < STEP for each in last)


def _place(name: str, now: datetime, store: Store) -> int | None:
    """The id up to which the work of the day is done; None once all of it is."""
    last = store.milestones.last(name)
    if last is None or store.hub.day_of(last[0]) != store.hub.day_of(now):
        return 0
    return last[1]
