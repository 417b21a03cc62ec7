"""The note of who wrote without being on the roster, to officers once a day."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from cards.people.strangers import AttemptsView, attempts
from domain.delivery.delivery import OutboxRow
from domain.people.people import Person, Role
from domain.permissions import Act, can
from domain.prompts.calendar import DAY
from domain.prompts.sending import hour_of
from storage.store import Store

KIND = "strangers"


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """Puts, and gives, one row an officer and school day where strangers wrote since the last.

    It goes at the officer's own hour, before the hub is live as well: it is no prompt.
    """
    notes = [n for person in store.people.holding(Role.OFFICER) if (n := _note(person, now, store))]
    known = store.backlog.known(note.key for note in notes)
    wrote = {
        days: bool(store.strangers.between(*days))
        for days in {note.days for note in notes if note.key not in known}
    }
    new = [note for note in notes if note.key not in known and wrote[note.days]]
    return [row for note in new if (row := _put(note, now, store))]


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """Who wrote on those days and is still not let in."""
    person = reader(row, store)
    if person is None or not can(person, Act.KEEP_ROSTER, person):
        return Skip("not allowed")
    first, last = (date.fromisoformat(day) for day in row.subject.split(":"))
    wrote = store.strangers.between(first, last)
    outside = tuple(each for each in wrote if store.people.by_account(each.account) is None)
    if not outside:
        return Skip("nobody is left outside")
    # They are on the roster by their address, and could not prove it: a code lets them in.
    addresses = {each.address.lower() for each in outside if each.address}
    found = ((address, store.people.by_email(address)) for address in addresses)
    known = {address: person.id for address, person in found if person}
    today = now.astimezone(ZoneInfo(person.zone)).date()
    return Message(attempts(AttemptsView(outside, first, last, today, known), store.hub))


@dataclass(frozen=True, slots=True)
class _Note:
    """An officer's note of one day: about which days, and until when it may go."""

    person: int
    key: str
    days: tuple[date, date]
    late: datetime


def _note(person: Person, now: datetime, store: Store) -> _Note | None:
    """The note of the officer's day, once its hour has come; None on days without one."""
    local = now.astimezone(ZoneInfo(person.zone))
    today, calendar = local.date(), store.calendars.of(None)
    if not calendar.is_school_day(today) or local < hour_of(person, local, store.hub.sending_at):
        return None
    days = calendar.previous_school_day(today), today - DAY
    midnight = datetime.combine(today + DAY, time(), local.tzinfo)
    return _Note(person.id, f"{KIND}:{person.id}:{today}", days, midnight)


def _put(note: _Note, now: datetime, store: Store) -> OutboxRow | None:
    chat = store.conversations.officers_chat(note.person)
    if chat is None:
        return None
    first, last = note.days
    return store.outbox.put(KIND, f"{first}:{last}", note.key, chat.id, now, late=note.late)


STRANGERS = MessageKind(KIND, render, due, "strangers", fleeting=True)
