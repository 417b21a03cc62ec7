"""What the bot does by itself one time on each day of the hub."""

from datetime import datetime

from storage.store import Store


def first_today(name: str, now: datetime, store: Store) -> bool:
    """Whether this is the first time on the hub's day, which it then notes."""
    last = store.milestones.last(name)
    if last is not None and store.hub.day_of(last) == store.hub.day_of(now):
        return False
    store.milestones.note(name, now)
    return True
