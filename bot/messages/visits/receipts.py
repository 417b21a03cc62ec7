"""A record's receipt, updated where it was shown."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.visits import receipts
from domain.delivery.delivery import OutboxRow
from domain.permissions import Act, can
from storage.store import Store


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The receipt as the person of that conversation may see it."""
    record, person = store.visits.get(int(row.subject)), reader(row, store)
    if record is None or person is None or not can(person, Act.SEE, record):
        return Skip("not allowed")
    card = receipts.card(record, person, store, store.hub, now)
    return Message(card, receipts.slot(record.id))


RECEIPT = MessageKind(receipts.KIND, render)
