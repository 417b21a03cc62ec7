"""What could not be delivered, told to an officer once a day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from cards.operations.status import undelivered_note
from domain.delivery.delivery import OutboxRow
from domain.people.people import Role
from domain.permissions import Act, can
from domain.prompts.calendar import FRIDAY
from domain.prompts.sending import hour_of
from storage.store import Store

KIND = "undelivered"
WINDOW = timedelta(hours=2)


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """The rows that it put: one an officer and weekday on which something new waits for a decision."""
    put, waiting = [], store.backlog.undelivered()
    for officer in store.people.holding(Role.OFFICER) if waiting else []:
        chat = store.conversations.personal_of(officer.id)
        local = now.astimezone(ZoneInfo(officer.zone))
        begin = hour_of(officer, local, store.hub.sending_at)
        if chat is None or not _in_time(local, begin) or waiting[0].since < _last(begin):
            continue
        key, subject = f"{KIND}:{officer.id}:{local.date()}", str(officer.id)
        put.append(store.outbox.put(KIND, subject, key, chat.id, now, late=now + WINDOW))
    return [row for row in put if row]


def render(row: OutboxRow, _now: datetime, store: Store) -> Message | Skip:
    """The note, if something still waits."""
    person = reader(row, store)
    if person is None or not can(person, Act.RUN, person):
        return Skip("not allowed")
    waiting = store.backlog.undelivered()
    if not waiting:
        return Skip("nothing waits any more")
    return Message(undelivered_note(waiting, store.hub))


def _last(begin: datetime) -> datetime:
    """Since when anything may be new that the last weekday's note did not hold."""
    return begin - timedelta(days=3 if begin.weekday() == 0 else 1)


def _in_time(local: datetime, begin: datetime) -> bool:
    return local.weekday() <= FRIDAY and begin <= local < begin + WINDOW


UNDELIVERED = MessageKind(KIND, render, due, "undelivered", fleeting=True)
