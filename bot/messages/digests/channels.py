"""The card of what a channel gets, updated where it was shown."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.subjects.digests import channels
from domain.delivery.delivery import OutboxRow
from storage.store import Store


def render(row: OutboxRow, _now: datetime, store: Store) -> Message | Skip:
    """The card as the channel stands now."""
    channel = store.channels.get(int(row.subject))
    if channel is None:
        return Skip("gone")
    return Message(channels.card(channel, store), channels.slot(channel.id))


CHANNEL = MessageKind(channels.KIND, render)
