"""A request as it is filed and moves on: kept, noted, told to those whom it concerns."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.subjects.day_slots import touch_naming
from bot.subjects.digests.channels import hearing
from bot.subjects.support.requests import KIND, slot
from bot.turns.lasting import touch
from domain.people.people import Person, Role
from domain.permissions import Act, can
from domain.prompts import kinds
from domain.prompts.answer_times import SchoolClock
from domain.support.commissions import Commission
from storage.store import Store

# To the school: it is asked something, and what was decided. To officers: what it answered.
ASKED, TOLD, ANSWERED = "request_asked", "request_told", "request_answered"


def school_clock(store: Store) -> SchoolClock:
    """The clock by which the hub promises its answers."""
    return SchoolClock(store.calendars.calendar(), store.hub.zone)


def keep(request: Commission, verb: str, by: int, now: datetime, store: Store) -> Commission:
    """Keeps a request that moved on, and has all that shows it follow."""
    kept = store.commissions.change(request)
    store.audit.add(now, by, f"request.{verb}", f"request:{kept.id}", state=kept.state)
    touch(slot(kept.id), store, now)
    touch_naming([kinds.REQUEST.subject(kept.id)], now, store)
    return kept


def tell_filed(request: Commission, by: Person, now: datetime, store: Store) -> None:
    """Tells the channels that may hear of it at once; where there is none, every officer."""
    channels = hearing(request.about.strand, request.organisation, store)
    for channel in channels:
        key = f"{slot(request.id)}:channel:{channel.id}"
        store.outbox.put(KIND, str(request.id), key, channel.conversation, now)
    if not channels:
        for key, chat in _chats(request, store.people.holding(Role.OFFICER), by, store):
            store.outbox.put(KIND, str(request.id), f"{KIND}:{key}", chat, now)


def tell_asked(request: Commission, by: Person, now: datetime, store: Store) -> None:
    """Tells who speaks for the school that the hub asks something."""
    for key, chat in _chats(request, school_of(request, store), by, store):
        store.outbox.put(ASKED, str(request.id), f"{ASKED}:{key}", chat, now)


def tell_school(request: Commission, by: Person, now: datetime, store: Store) -> None:
    """Tells who speaks for the school what the hub decided."""
    for key, chat in _chats(request, school_of(request, store), by, store):
        store.outbox.put(TOLD, str(request.id), f"{TOLD}:{key}", chat, now)


def tell_answered(request: Commission, by: Person, now: datetime, store: Store) -> None:
    """Tells the officer who asked what the school answered; every officer where that one left."""
    officers = store.people.holding(Role.OFFICER)
    asker = request.clarifying.by if request.clarifying else None
    told = [person for person in officers if person.id == asker] or officers
    for key, chat in _chats(request, told, by, store):
        store.outbox.put(ANSWERED, str(request.id), f"{ANSWERED}:{key}", chat, now)


def _chats(
    request: Commission, people: Iterable[Person], by: Person, store: Store
) -> Iterator[tuple[str, str]]:
    """The chat of each of these people who may see it, but of whoever did it, with a key."""
    for person in people:
        chat = None if person.id == by.id or person.left else store.conversations.chat_of(person)
        if chat is not None and can(person, Act.SEE_REQUEST, request):
            yield f"{request.id}:{request.version}:{person.id}", chat.id


def school_of(request: Commission, store: Store) -> list[Person]:
    """Who speaks for the school: who asked, if still of it; else the main contact; else all."""
    contacts = store.people.holding_at(Role.SCHOOL_CONTACT, request.organisation)
    asker = [person for person in contacts if person.id == request.asked_by]
    main = store.people.main_contact(request.organisation)
    return asker or [person for person in contacts if person.id == main] or contacts
