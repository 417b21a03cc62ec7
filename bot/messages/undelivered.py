"""What could not be delivered, told to an officer once a day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.message import Message, Skip
from bot.messages.readers import reader
from cards.status import undelivered_note
from domain.calendar import FRIDAY
from domain.delivery import Row
from domain.people import Role
from domain.permissions import Act, can
from domain.sending import hour_of
from storage.store import Store

KIND = "undelivered"
WINDOW = timedelta(hours=2)


def due(now: datetime, store: Store) -> list[Row]:
    """The rows that it put: one an officer and weekday on which something new waits for a decision."""
    put = []
    for officer in store.people.holding(Role.OFFICER) if _new(now, store) else []:
        chat = store.conversations.personal_of(officer.id)
        local = now.astimezone(ZoneInfo(officer.zone))
        if chat is None or not _in_time(local, hour_of(officer, local, store.hub.sending_at)):
            continue
        key, subject = f"{KIND}:{officer.id}:{local.date()}", str(officer.id)
        if store.outbox.put(KIND, subject, key, chat.id, now, late=now + WINDOW):
            put.append(Row(0, key, KIND, subject, chat.id, now))
    return put


def render(row: Row, store: Store) -> Message | Skip:
    """The note, if something still waits."""
    person = reader(row, store)
    if person is None or not can(person, Act.RUN, person):
        return Skip("not allowed")
    waiting = store.outbox.undelivered()
    if not waiting:
        return Skip("nothing waits any more")
    return Message(undelivered_note(waiting, store.hub))


def _new(now: datetime, store: Store) -> bool:
    """Whether anything came since the last weekday's note."""
    since = now - timedelta(days=3 if now.weekday() == 0 else 1)
    return any(each.since >= since for each in store.outbox.undelivered())


def _in_time(local: datetime, begin: datetime) -> bool:
    return local.weekday() <= FRIDAY and begin <= local < begin + WINDOW
