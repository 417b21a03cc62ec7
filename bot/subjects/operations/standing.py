"""How the bot does at a moment, read from the store: for an officer's `status`, and for alarms."""

from datetime import datetime

from domain.operations.standing import BotStanding
from storage.store import Store


def standing(now: datetime, store: Store) -> BotStanding:
    """The figures; `now` is local and aware, since the day begins there."""
    contacts = store.roster.contacts()
    return BotStanding(
        now=now,
        rows=store.outbox.counts(),
        oldest=store.backlog.oldest_due(now),
        held=store.backlog.held(),
        sent_today=store.backlog.sent_since(now.replace(hour=0, minute=0, second=0, microsecond=0)),
        unannounced=store.concerns.unannounced(),
        connected=sum(contact.open for contact in contacts),
        people=len(contacts),
        channels=len(store.channels.active()),
        replicas=store.replicas.live(),
        live=store.milestones.live(),
    )
