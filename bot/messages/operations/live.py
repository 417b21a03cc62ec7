"""The card of going live, updated where it was shown."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.operations import live
from domain.delivery.delivery import OutboxRow
from domain.permissions import Act, can
from storage.store import Store


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The card as it is now, for officers."""
    person = reader(row, store)
    if person is None or not can(person, Act.GO_LIVE, person):
        return Skip("not allowed")
    return Message(live.card(now, person.zone, store, store.hub), live.SLOT)


LIVE = MessageKind(live.KIND, render)
