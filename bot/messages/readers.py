"""The reader of a message: the person whose chat its row goes to."""

from bot.subjects.access import reader_of
from domain.delivery.delivery import OutboxRow
from domain.people.people import Person
from storage.store import Store


def reader(row: OutboxRow, store: Store) -> Person | None:
    """The person, with the roles that work there, while they may come in; None for a channel."""
    return reader_of(row.conversation, store)
