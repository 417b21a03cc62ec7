"""The message that shows a person's settings as kept, updated when they change."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.prompts import reminders
from domain.delivery.delivery import OutboxRow
from storage.store import Store


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The person's settings, in the person's own chat."""
    person = reader(row, store)
    if person is None or person.id != int(row.subject):
        return Skip("not allowed")
    today = now.astimezone(ZoneInfo(person.zone)).date()
    card = reminders.card(person, store, store.hub, today)
    return Message(card, reminders.slot(person.id))


REMINDERS = MessageKind(reminders.KIND, render)
