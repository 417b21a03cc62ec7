"""The note of what could not be delivered, to each officer on weekdays."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from cards.operations.status import undelivered_note
from domain.delivery.delivery import OutboxRow
from domain.people.people import Person, Role
from domain.permissions import Act, can
from domain.prompts.calendar import FRIDAY
from domain.prompts.sending import hour_of
from storage.store import Store

KIND = "undelivered"
WINDOW = timedelta(hours=2)


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """Puts, and gives, one row an officer and weekday on which something new waits."""
    waiting = store.backlog.undelivered()
    if not waiting:
        return []
    newest = waiting[0].since
    officers = store.people.holding(Role.OFFICER)
    put = [_put(officer, newest, now, store) for officer in officers]
    return [row for row in put if row is not None]


def render(row: OutboxRow, _now: datetime, store: Store) -> Message | Skip:
    """The note, if something still waits."""
    person = reader(row, store)
    if person is None or not can(person, Act.RUN, person):
        return Skip("not allowed")
    waiting = store.backlog.undelivered()
    if not waiting:
        return Skip("nothing waits any more")
    return Message(undelivered_note(waiting, store.hub))


def _put(officer: Person, newest: datetime, now: datetime, store: Store) -> OutboxRow | None:
    """The officer's row, at the own hour, if the newest that waits came since the last note."""
    chat = store.conversations.officers_chat(officer.id)
    local = now.astimezone(ZoneInfo(officer.zone))
    begin = hour_of(officer, local, store.hub.sending_at)
    if chat is None or not _in_time(local, begin) or newest < _last_note(begin):
        return None
    key = f"{KIND}:{officer.id}:{local.date()}"
    return store.outbox.put(KIND, str(officer.id), key, chat.id, now, late=now + WINDOW)


def _last_note(begin: datetime) -> datetime:
    """When the note of the weekday before was due: on a Monday, that of Friday."""
    return begin - timedelta(days=3 if begin.weekday() == 0 else 1)


def _in_time(local: datetime, begin: datetime) -> bool:
    return local.weekday() <= FRIDAY and begin <= local < begin + WINDOW


UNDELIVERED = MessageKind(KIND, render, due, "undelivered", fleeting=True)
