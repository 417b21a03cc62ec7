"""What a channel gets, put again into the messages that say so."""

from bot import channels
from bot.message import Message, Skip
from domain.delivery import Row
from storage.store import Store


def render(row: Row, store: Store) -> Message | Skip:
    """The card as the channel stands now."""
    channel = store.channels.get(int(row.subject))
    if channel is None:
        return Skip("gone")
    slot = channels.slot(channel.id)
    return Message(channels.card(channel, store), slot, slot)
