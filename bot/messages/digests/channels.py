"""What a channel gets, put again into the messages that say so."""

from bot.delivery.message import Message, Skip
from bot.subjects.digests import channels
from domain.delivery.delivery import Row
from storage.store import Store


def render(row: Row, store: Store) -> Message | Skip:
    """The card as the channel stands now."""
    channel = store.channels.get(int(row.subject))
    if channel is None:
        return Skip("gone")
    slot = channels.slot(channel.id)
    return Message(channels.card(channel, store), slot, slot)
