"""The moment at which support is looked at, by the hub's calendar."""

from datetime import date, datetime

from bot.turns.turn import Turn
from domain.people.people import Person, Role
from domain.permissions import Act, scope
from domain.prompts.days import Day, day_of, oldest_owed
from domain.scopes import Scope
from domain.visits.urgency import Looked
from storage.store import Store


def looked_at(turn: Turn, store: Store) -> Looked:
    """Now, with the day from which planned visits are owed their records."""
    return looked_on(turn.today, turn.now, store)


def looked_on(today: date, now: datetime, store: Store) -> Looked:
    """The same for whoever has that day."""
    return Looked(today, now, oldest_owed(hubs_day(today, store)), store.hub.hours_a_day)


def listed_first(person: Person, seen: Scope) -> int | None:
    """The person's id, where the support that they lead comes first in the list of what they see.

    Who leads all of it needs no other order.
    """
    mixed = person.has(Role.LEADER) and seen != scope(person, Act.SEE, Role.LEADER)
    return person.id if mixed else None


def hubs_day(today: date, store: Store) -> Day:
    """The day as the hub's calendar has it."""
    hub = store.hub
    return day_of(store.calendars.of(None), today, hub.silent_weeks, hub.start)
