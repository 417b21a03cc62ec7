"""A record's receipt, put again into the messages that show it."""

from bot.delivery.message import Message, Skip
from bot.messages.readers import reader
from bot.subjects.visits import receipts
from domain.delivery.delivery import Row
from domain.permissions import Act, can
from storage.store import Store


def render(row: Row, store: Store) -> Message | Skip:
    """The receipt as the person of that conversation may see it."""
    record, person = store.visits.get(int(row.subject)), reader(row, store)
    if record is None or person is None or not can(person, Act.SEE, record):
        return Skip("not allowed")
    slot = receipts.slot(record.id)
    return Message(receipts.card(record, person, store, store.hub, row.due_at), slot, slot)
