"""A flag, told to each connected officer in their own chat."""

from zoneinfo import ZoneInfo

from bot.message import Message, Skip
from cards.concerns import ConcernView, concern
from domain.delivery import Row
from domain.permissions import Act, can
from domain.visits import Visit
from storage.store import Store


def render(row: Row, store: Store) -> Message | Skip:
    """The flag with its note, which only officers read."""
    flag = store.concerns.get(int(row.subject))
    record = store.visits.get(flag.visit) if flag else None
    owner = store.conversations.owner(row.conversation)
    person = store.people.get(owner) if owner else None
    if flag is None or record is None or not isinstance(record.what, Visit):
        return Skip("gone")
    if person is None or not can(person, Act.READ_HUB_NOTE, record):
        return Skip("not allowed")
    slot = f"concern:{flag.id}"
    return Message(
        concern(ConcernView(flag, record, row.due_at.astimezone(ZoneInfo(person.zone))), store.hub), slot, slot
    )
