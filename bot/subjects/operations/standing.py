"""How the bot does at a moment, in figures: for an officer's `status` card, and for alarms."""

from datetime import datetime

from domain.operations.standing import BotStanding
from domain.visits.copies import earliest_due
from storage.store import Store


def standing(now: datetime, store: Store) -> BotStanding:
    """The figures at `now`, which is in the hub's zone: what was sent today begins at midnight."""
    people, connected = store.roster.connected()
    return BotStanding(
        now=now,
        rows=store.backlog.counts(),
        oldest=store.backlog.oldest_due(now),
        held=store.backlog.held(),
        sent_today=store.backlog.sent_since(now.replace(hour=0, minute=0, second=0, microsecond=0)),
        unannounced=store.concerns.unannounced(),
        unreached=tuple(store.copies.unreached(earliest_due(now, store.hub))),
        connected=connected,
        people=people,
        channels=len(store.channels.active()),
        replicas=store.replicas.live(),
        live=store.milestones.live(),
    )
