"""The message that reminds a leader of one record, since somebody asked for that today."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.prompts.day_card import draw
from bot.subjects.prompts.facts import today
from bot.subjects.prompts.prompts import ASKED, asked_message, asked_slot
from domain.delivery.delivery import OutboxRow
from domain.prompts.fates import Fate
from domain.prompts.reminders import is_away
from storage.store import Store


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The row as a day's message has it, or what became of it since it was sent."""
    person, planned = reader(row, store), int(row.subject)
    if person is None or store.milestones.live() is None:
        return Skip("not allowed")
    on = today(person, now)
    message = asked_message(person, planned, on, store)
    if message is None:
        return Skip("not allowed")
    if row.post is None and is_away(person.away_until, on):
        return Skip("away")
    if row.post is None and message.rows[0].fate is not Fate.OPEN:
        return Skip("nothing is owed")
    return Message(draw(message, on, store, store.hub).card, asked_slot(planned))


ASKED_BY_HAND = MessageKind(ASKED, render, fleeting=True)
