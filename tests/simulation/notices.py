"""A weekly word to every chat, a job of the simulation's own: replicas always share work."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import messages
from bot.delivery.message import Message, Rendered
from bot.delivery.ticks import Tick
from domain.delivery.delivery import OutboxRow
from storage.store import Store

KIND = "notice"
LATEST = timedelta(hours=24)
LONDON = ZoneInfo("Europe/London")


def due(now: datetime, store: Store) -> None:
    """Puts the notices of this week's Monday."""
    local = now.astimezone(LONDON)
    monday = local.date() - timedelta(days=local.weekday())
    hour = datetime.combine(monday, time(7, 30), LONDON)
    if hour <= local < hour + LATEST:
        for at in everybody(store):
            store.outbox.put(KIND, "0", f"{KIND}:{at}:{monday}", at, now, hour, hour + LATEST)


def purge(now: datetime, store: Store) -> None:
    """Forgets what has been kept for long enough."""
    store.purge(now, messages.FLEETING)


TICKS: tuple[Tick, ...] = (*messages.JOBS.values(), purge, due)


def everybody(store: Store) -> list[str]:
    """Every conversation that is open."""
    people = [store.conversations.personal_of(person) for person in range(1, 9)]
    return [chat.id for chat in [*people, *store.conversations.channels()] if chat is not None]


def render(row: OutboxRow, now: datetime, store: Store) -> Rendered:
    """What a row says now."""
    return (
        Message({"type": "AdaptiveCard", "text": row.key})
        if row.kind == KIND
        else messages.render(row, now, store)
    )
