"""Whether the hub is live, put again into the messages that said it was not."""

from bot import live
from bot.message import Message, Skip
from domain.delivery import Row
from domain.people import Role
from storage.store import Store


def render(row: Row, store: Store) -> Message | Skip:
    """The card as it is now, for officers."""
    owner = store.conversations.owner(row.conversation)
    person = store.people.get(owner) if owner else None
    if person is None or person.left or not person.has(Role.OFFICER):
        return Skip("not allowed")
    return Message(live.card(row.due_at, person.zone, store, store.hub), live.SLOT, live.SLOT)
