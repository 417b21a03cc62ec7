"""The reader of a message: the person whose chat its row goes to."""

from domain.delivery.delivery import OutboxRow
from domain.people.people import Person
from storage.store import Store


def reader(row: OutboxRow, store: Store) -> Person | None:
    """The person, while on the roster and of a tenant that is allowed; None for a channel."""
    owner = store.conversations.owner(row.conversation)
    person = store.people.get(owner) if owner else None
    if person is None or person.left:
        return None
    chat = store.conversations.get(row.conversation)
    allowed = chat is not None and store.tenants.allowed(chat.tenant)
    return person if allowed or store.hub.development else None
