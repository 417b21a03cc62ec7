"""The welcome of people who opened the app before the hub went live, sent when it does."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.people.welcomes import KIND, card
from domain.delivery.delivery import OutboxRow
from storage.store import Store


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The welcome, in the person's own chat."""
    person = reader(row, store)
    if person is None or person.id != int(row.subject):
        return Skip("not allowed")
    return Message(card(person, store, store.hub, now))


WELCOME = MessageKind(KIND, render)
