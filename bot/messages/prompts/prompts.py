"""The message of what a person is prompted for: one a person and day."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.daily import going_on
from bot.subjects.day_slots import KIND, slot
from bot.subjects.prompts.day_card import draw
from bot.subjects.prompts.facts import Days, gather_facts, rows_for, today
from bot.subjects.prompts.prompts import day_message, person_and_day
from bot.turns.lasting import touch
from domain.delivery.delivery import OutboxRow
from domain.people.people import Person
from domain.prompts.prompts import NEVER
from domain.prompts.reminders import is_away
from domain.prompts.sending import EVENING, sends_now
from storage.store import Store

FILLING = "form:catch-up"


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """Puts, and gives, one row a day for each person who owes something, at the person's hour."""
    looked = store.prompts.looked_at()
    if store.milestones.live() is None or not _anybodys_hour(now, looked, store):
        return []
    # What is due today is not known before that: they go with the next tick.
    if going_on(now, store):
        return []
    store.prompts.note_look(now)
    days = Days(store)
    waiting = _whose_hour_came(now, looked, days, store)
    if not waiting:
        return []
    latest = max(today(person, now) for person, _ in waiting)
    facts = gather_facts(None, latest, store, days)
    put = []
    for person, chat in waiting:
        if rows_for(person, today(person, now), facts, days):
            put.append(_put(person, chat, now, store))
    return [row for row in put if row is not None]


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """What is owed, read afresh; after it arrived, what it named and what became of that."""
    id_, on = person_and_day(row.subject)
    person = reader(row, store)
    if person is None or person.id != id_:
        return Skip("not allowed")
    message = day_message(person, on, store)
    away = is_away(person.away_until, on)
    if row.post is None and not message.sent and (away or not message.rows):
        return Skip("away" if away else "nothing is owed")
    drawn = draw(message, today(person, now), store, store.hub)
    return Message(drawn.card, slot(person.id, on), FILLING if drawn.filling else "")


def arrived(row: OutboxRow, now: datetime, store: Store) -> None:
    """Counts what a new message named, and has the message that named it before say so."""
    # An update names nothing new.
    if row.post is not None:
        return
    id_, on = person_and_day(row.subject)
    # As it was shown: who reads there may have fewer roles than the person has elsewhere.
    person = reader(row, store)
    message = day_message(person, on, store) if person else None
    if person is None or message is None or message.sent:
        return
    # Drawn again, since a row that could not be shown was not named.
    named = draw(message, today(person, now), store, store.hub).rows
    before = {r.subject: message.prompted.get(r.subject, NEVER) for r in named}
    times = {r.subject: before[r.subject].since(r.item.on).times + 1 for r in named}
    store.prompts.note_named(id_, times, on)
    for day in sorted({known.last_on for known in before.values() if known.last_on}):
        touch(slot(id_, day), store, now)


def _whose_hour_came(
    now: datetime, looked: datetime | None, days: Days, store: Store
) -> list[tuple[Person, str]]:
    """The people, each with a chat, whose hour came since `looked`, on a school day of theirs."""
    usual = store.hub.sending_at
    return [
        (person, chat)
        for person, chat in store.people.reachable()
        if sends_now(person, now, usual, looked)
        if days.of(person, today(person, now)).school_day
    ]


def _anybodys_hour(now: datetime, looked: datetime | None, store: Store) -> bool:
    """Whether anybody's hour has come since it was last looked: most ticks end here."""
    # Hours and zones are few, people many.
    several = (Person(0, "", "", zone=zone, sending_at=at) for zone, at in store.prompts.hours())
    return any(sends_now(anybody, now, store.hub.sending_at, looked) for anybody in several)


def _put(person: Person, chat: str, now: datetime, store: Store) -> OutboxRow | None:
    local = _local(person, now)
    message = slot(person.id, local.date())
    late = datetime.combine(local.date(), EVENING, local.tzinfo).astimezone(UTC)
    return store.outbox.put(KIND, message.subject, str(message), chat, now, late=late)


def _local(person: Person, now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(person.zone))


PROMPTS = MessageKind(KIND, render, due, "prompts", arrived, fleeting=True)
