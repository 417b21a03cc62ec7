"""The note of who wrote without being on the roster, to officers once a day."""

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
    rows = (_row(person, now, store) for person in store.people.holding(Role.OFFICER))
    return [row for row in rows if row]


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
    addresses = (each.address for each in outside if each.address)
    known = frozenset(a.lower() for a in addresses if store.people.by_email(a))
    today = now.astimezone(ZoneInfo(person.zone)).date()
    return Message(attempts(AttemptsView(outside, first, last, today, known), store.hub))


def _row(person: Person, now: datetime, store: Store) -> OutboxRow | None:
    local = now.astimezone(ZoneInfo(person.zone))
    today, calendar = local.date(), store.calendars.of(None)
    if not calendar.is_school_day(today) or local < hour_of(person, local, store.hub.sending_at):
        return None
    first, last = calendar.previous_school_day(today), today - DAY
    if not store.strangers.between(first, last):
        return None
    chat = store.conversations.officers_chat(person.id)
    if chat is None:
        return None
    key, subject = f"{KIND}:{person.id}:{today}", f"{first}:{last}"
    midnight = datetime.combine(today + DAY, time(), local.tzinfo)
    return store.outbox.put(KIND, subject, key, chat.id, now, late=midnight)


STRANGERS = MessageKind(KIND, render, due, "strangers", fleeting=True)
