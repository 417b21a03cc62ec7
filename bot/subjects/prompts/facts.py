"""What the messages of a day are made from, read for one person or for everybody at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.subjects.prompts.reading import concerns
from bot.subjects.prompts.sources import all_items
from domain.people.people import Person, Role
from domain.prompts.calendar import Calendar
from domain.prompts.days import Day, day_of
from domain.prompts.owed import Item, Prompted, PromptRow
from domain.prompts.prompts import NEVER, named_often, owed_rows, rows_to_chase, urgency
from domain.prompts.reminders import EVERY, weekdays
from domain.prompts.sending import employer
from domain.support.deployments import Deployment, Leader
from storage.store import Store

# What each person was told of before, by the person's id and the thing's subject.
PromptedByPerson = Mapping[int, Mapping[str, Prompted]]
NOTHING: Mapping[str, Prompted] = {}


class Days:
    """Days by the calendars of organisations, each judged one time.

    Most hubs have one calendar for all, so that a day is judged for all people together.
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
        key = (organisation if self._several else None, working, on)
        if key not in self._days:
            hub, calendar = self._store.hub, self.calendar(organisation)
            self._days[key] = day_of(calendar, on, hub.silent_weeks, hub.start, working)
        return self._days[key]


@dataclass(frozen=True, slots=True)
class PromptFacts:
    """All that the messages of a day are made from, by person's id.

    `items` may be owed by the person, `prompted` is what the person was told of before, `muted` has
    the deployments of which the person wants no prompts, `chases` are rows about others' items.
    `supports` are the deployments that the items belong to, by their own id.
    """

    items: Mapping[int, Sequence[Item]]
    prompted: PromptedByPerson
    muted: Mapping[int, Collection[int]]
    chases: Mapping[int, tuple[PromptRow, ...]]
    supports: Mapping[int, Deployment]

    def owed_by(self, person: Person) -> list[Item]:
        """The items that are still the person's, who may have lost a role or a support since."""
        listed = self.items.get(person.id, ())
        return [i for i in listed if concerns(person, i, self.supports.get(i.deployment or 0))]


def gather_facts(person: int | None, latest: date, store: Store, days: Days) -> PromptFacts:
    """What may be owed by a person, or (None) by everybody, up to a day; read in a few statements.

    Chases are gathered for everybody alone: they follow from what every leader was told.
    """
    items = all_items(person, latest, store)
    # An answer may be about one item or, as for days out, about a whole kind.
    subjects = dict.fromkeys(name for item in items for name in (item.subject, item.kind.name))
    prompted = store.prompts.about(subjects)
    muted = store.prompts.muted(person)
    supports = store.deployments.some({item.deployment for item in items if item.deployment})
    facts = PromptFacts(_by_person(items), prompted, muted, {}, supports)
    if person is not None:
        return facts
    return replace(facts, chases=_chases(facts, days.of(None, latest), store))


def rows_for(person: Person, on: date, facts: PromptFacts, days: Days) -> list[PromptRow]:
    """What a person is to be told of on a day, the most urgent first."""
    chases = facts.chases.get(person.id, ())
    items = facts.owed_by(person)
    if not items:
        return sorted(chases, key=urgency)
    prompted = facts.prompted.get(person.id, NOTHING)
    muted = facts.muted.get(person.id, ())
    own = owed_rows(items, person.id, days.of(person, on), prompted, muted)
    return sorted((*own, *chases), key=urgency)


def count_rows(now: datetime, store: Store) -> dict[int, int]:
    """How many things each person who can be reached would be told of, if they went now.

    Those with none are left out. It asks neither which day nor which hour it is.
    """
    reachable = [(person, today(person, now)) for person, _ in store.people.reachable()]
    if not reachable:
        return {}
    days = Days(store)
    facts = gather_facts(None, max(on for _, on in reachable), store, days)
    counts = {person.id: len(rows_for(person, on, facts, days)) for person, on in reachable}
    return {person: count for person, count in counts.items() if count}


def today(person: Person, now: datetime) -> date:
    """The day it is where the person is."""
    return now.astimezone(ZoneInfo(person.zone)).date()


def officers(store: Store) -> list[Leader]:
    """The officers who can be reached, by name."""
    found = store.people.holding(Role.OFFICER)
    return [Leader(p.id, p.name) for p in found if store.conversations.officers_chat(p.id)]


def _by_person(items: Sequence[Item]) -> dict[int, list[Item]]:
    by_person: dict[int, list[Item]] = {}
    for item in items:
        for person in item.people:
            by_person.setdefault(person, []).append(item)
    return by_person


def _chases(facts: PromptFacts, day: Day, store: Store) -> dict[int, tuple[PromptRow, ...]]:
    """The rows by which officers chase leaders who do not answer, by officer.

    A row is the officer's it was given to, else the first's by name who can be reached.
    """
    silent = [
        person
        for person, subjects in facts.prompted.items()
        if any(named_often(subject, known) for subject, known in subjects.items())
    ]
    reachable = [officer.id for officer in officers(store)] if silent else []
    if not reachable:
        return {}
    found: list[tuple[int, PromptRow]] = []
    for person in store.people.some(silent):
        if person.left:
            continue
        leader = Leader(person.id, person.name)
        prompted, muted = facts.prompted[leader.id], facts.muted.get(leader.id, ())
        rows = rows_to_chase(facts.owed_by(person), leader, day, prompted, muted)
        for row, answer in rows:
            officer = answer.handed_to if answer.handed_to in reachable else reachable[0]
            found.append((officer, row))
    return _still_to_chase(found, day, store)


def _still_to_chase(
    found: Sequence[tuple[int, PromptRow]], day: Day, store: Store
) -> dict[int, tuple[PromptRow, ...]]:
    """Those rows by officer, without what the officer put off or ended."""
    answered = store.prompts.about(row.subject for _, row in found)
    chases: dict[int, tuple[PromptRow, ...]] = {}
    for officer, row in found:
        answer = answered.get(officer, NOTHING).get(row.subject, NEVER)
        if not answer.quiet(day.on):
            chases[officer] = (*chases.get(officer, ()), row)
    return chases
