"""What a person is prompted for: one message a person and day."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.subjects.prompts.day_card import draw
from bot.subjects.prompts.facts import Days, gather_facts, rows_for, today
from bot.subjects.prompts.prompts import KIND, day_message, person_and_day, slot
from bot.turns.lasting import touch
from domain.delivery.delivery import OutboxRow
from domain.people.people import Person
from domain.prompts.prompts import NEVER
from domain.prompts.reminders import is_away
from domain.prompts.sending import EVENING, sends_now
from storage.store import Store

FILLING = "form:catch-up"


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """The rows that it put: one a day for each person who is owed something at the own hour."""
    looked = store.prompts.looked_at()
    if store.milestones.live() is None or not _anybodys_hour(now, looked, store):
        return []
    store.prompts.look(now)
    usual, days = store.hub.sending_at, Days(store)
    come = [
        (person, chat)
        for person, chat in store.people.reachable()
        if sends_now(person, now, usual, looked)
    ]
    able = [
        (person, chat) for person, chat in come if days.of(person, today(person, now)).school_day
    ]
    if not able:
        return []
    known = gather_facts(None, max(today(person, now) for person, _ in able), store, days)
    owing = [
        (person, chat) for person, chat in able if rows_for(person, today(person, now), known, days)
    ]
    return [row for person, chat in owing if (row := _put(person, chat, now, store))]


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """What is owed, looked at again; once it arrived, what it named and what became of it."""
    id_, on = person_and_day(row.subject)
    person = store.people.get(id_)
    if person is None or person.left:
        return Skip("not allowed")
    message = day_message(person, on, store)
    away = is_away(person.away_until, on)
    if row.post is None and not message.sent and (away or not message.rows):
        return Skip("away" if away else "nothing is owed")
    made = draw(message, today(person, now), store, store.hub)
    return Message(made.card, slot(person.id, on), FILLING if made.filling else "")


def arrived(row: OutboxRow, now: datetime, store: Store) -> None:
    """Counts what a new message named, and has the message that named it before say so."""
    id_, on = person_and_day(row.subject)
    person = store.people.get(id_) if row.post is None else None
    message = day_message(person, on, store) if person else None
    if person is None or message is None or message.sent:
        return
    named = draw(message, today(person, now), store, store.hub).rows
    heard = {r.subject: message.prompted.get(r.subject, NEVER) for r in named}
    times = {r.subject: heard[r.subject].since(r.item.on).times + 1 for r in named}
    store.prompts.name(id_, times, on)
    for before in sorted({known.last_on for known in heard.values() if known.last_on}):
        touch(slot(id_, before), store, now)


def _anybodys_hour(now: datetime, looked: datetime | None, store: Store) -> bool:
    """Whether anybody's hour has come since it was last looked: most ticks end here."""
    several = (Person(0, "", "", zone=zone, sending_at=at) for zone, at in store.prompts.hours())
    return any(sends_now(anybody, now, store.hub.sending_at, looked) for anybody in several)


def _put(person: Person, chat: str, now: datetime, store: Store) -> OutboxRow | None:
    local = _local(person, now)
    its = slot(person.id, local.date())
    late = datetime.combine(local.date(), EVENING, local.tzinfo).astimezone(UTC)
    return store.outbox.put(KIND, its.subject, str(its), chat, now, late=late)


def _local(person: Person, now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(person.zone))


PROMPTS = MessageKind(KIND, render, due, "prompts", arrived, fleeting=True)
