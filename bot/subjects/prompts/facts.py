"""What messages of a day are made from: all that is owed, what was said, and who chases it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.subjects.prompts.sources import all_items
from domain.people.people import Person, Role
from domain.prompts.calendar import Calendar
from domain.prompts.days import Day, day_of
from domain.prompts.owed import Item, Prompted, PromptRow
from domain.prompts.prompts import NEVER, UNANSWERED, owed, to_chase, urgency
from domain.prompts.reminders import EVERY, weekdays
from domain.prompts.sending import employer
from domain.support.deployments import Leader
from storage.store import Store

# What was said to each person, by subject.
PromptedByPerson = Mapping[int, Mapping[str, Prompted]]
NOTHING: Mapping[str, Prompted] = {}


class Days:
    """Days by the calendars of organisations, each judged once.

    Most hubs have one calendar for all.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._several = store.prompts.own_calendars()
        self._days: dict[tuple[int | None, frozenset[int], date], Day] = {}

    def calendar(self, organisation: int | None) -> Calendar:
        """The calendar that counts for an organisation."""
        return self._store.calendars.of(organisation if self._several else None)

    def of(self, person: Person | None, on: date) -> Day:
        """That day, as it counts for a person; for None, as the hub's calendar has it."""
        organisation = employer(person) if person else None
        working = weekdays(person.working_days) if person else EVERY
        hub, key = self._store.hub, (organisation if self._several else None, working, on)
        if key not in self._days:
            self._days[key] = day_of(
                self.calendar(organisation), on, hub.silent_weeks, hub.start, working
            )
        return self._days[key]


@dataclass(frozen=True, slots=True)
class PromptFacts:
    """All that messages are made from, by person: what may be owed, what was said, what is chased.

    `muted` has the deployments of which a person wants no prompts.
    """

    items: Mapping[int, Sequence[Item]]
    prompted: PromptedByPerson
    muted: Mapping[int, Collection[int]]
    chases: Mapping[int, tuple[PromptRow, ...]]


def gather_facts(person: int | None, latest: date, store: Store, days: Days) -> PromptFacts:
    """What may be owed by a person, or by everybody, up to a day."""
    items = all_items(person, latest, store)
    names = (name for item in items for name in (item.subject, item.kind.name))
    heard = store.prompts.about(dict.fromkeys(names))
    muted = store.prompts.muted()
    chases = _chases(items, heard, muted, days.of(None, latest), store) if person is None else {}
    by_person: dict[int, list[Item]] = {}
    for item in items:
        for who in item.people:
            by_person.setdefault(who, []).append(item)
    return PromptFacts(by_person, heard, muted, chases)


def rows_for(person: Person, on: date, known: PromptFacts, days: Days) -> list[PromptRow]:
    """What a person is to be told of on a day, the most urgent first."""
    chases = known.chases.get(person.id, ())
    heard, muted = known.prompted.get(person.id, NOTHING), known.muted.get(person.id, ())
    items = [item for item in known.items.get(person.id, ()) if person.has(item.kind.of)]
    own = owed(items, person.id, days.of(person, on), heard, muted) if items else []
    return sorted((*own, *chases), key=urgency)


def count_rows(now: datetime, store: Store) -> dict[int, int]:
    """How many things each person who can be reached would be told of, if they went now.

    It asks neither which day nor which hour it is.
    """
    able = [(person, today(person, now)) for person, _ in store.people.reachable()]
    if not able:
        return {}
    days = Days(store)
    known = gather_facts(None, max(on for _, on in able), store, days)
    found = {person.id: len(rows_for(person, on, known, days)) for person, on in able}
    return {person: number for person, number in found.items() if number}


def today(person: Person, now: datetime) -> date:
    """The day it is where the person is."""
    return now.astimezone(ZoneInfo(person.zone)).date()


def officers(store: Store) -> list[Leader]:
    """The officers who can be reached, by name."""
    found = store.people.holding(Role.OFFICER)
    return [Leader(p.id, p.name) for p in found if store.conversations.personal_of(p.id)]


def _chases(
    items: tuple[Item, ...],
    heard: PromptedByPerson,
    muted: Mapping[int, Collection[int]],
    day: Day,
    store: Store,
) -> dict[int, tuple[PromptRow, ...]]:
    """What is chased, by officer: the one it was given to, else the first who is there."""
    silent = [
        person
        for person, subjects in heard.items()
        if any(prompted.times >= UNANSWERED for prompted in subjects.values())
    ]
    able = [officer.id for officer in officers(store)] if silent else []
    found: list[tuple[int, PromptRow]] = []
    for person in map(store.people.get, silent if able else ()):
        if person is None or person.left:
            continue
        leader = Leader(person.id, person.name)
        for row, prompted in to_chase(
            items, leader, day, heard[leader.id], muted.get(leader.id, ())
        ):
            found.append((prompted.handed_to if prompted.handed_to in able else able[0], row))
    return _still_to_chase(found, day, store)


def _still_to_chase(
    found: Sequence[tuple[int, PromptRow]], day: Day, store: Store
) -> dict[int, tuple[PromptRow, ...]]:
    """Those rows by officer, without what the officer put off or ended."""
    answered = store.prompts.about(row.subject for _, row in found)
    chases: dict[int, tuple[PromptRow, ...]] = {}
    for officer, row in found:
        if not answered.get(officer, NOTHING).get(row.subject, NEVER).quiet(day.on):
            chases[officer] = (*chases.get(officer, ()), row)
    return chases
