"""What was kept of a person's settings, put again into the messages that say it."""

from zoneinfo import ZoneInfo

from bot import reminders
from bot.message import Message, Skip
from domain.delivery import Row
from storage.store import Store


def render(row: Row, store: Store) -> Message | Skip:
    """The person's settings, in the person's own chat."""
    person = store.people.get(int(row.subject))
    if person is None or person.left or store.conversations.owner(row.conversation) != person.id:
        return Skip("not allowed")
    today = row.due_at.astimezone(ZoneInfo(person.zone)).date()
    slot = reminders.slot(person.id)
    return Message(reminders.card(person, store, store.hub, today), slot, slot)
