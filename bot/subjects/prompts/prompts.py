"""One person's prompts of one day, from what all subjects say is owed; and how they follow what is done."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.subjects.prompts.sources import SOURCES
from bot.turns.lasting import touch
from bot.turns.turn import Turn
from domain.people.people import Person, Role
from domain.prompts.calendar import Calendar
from domain.prompts.owed import Item, Kind, Prompted, Row
from domain.prompts.prompts import (
    UNANSWERED,
    Day,
    became,
    chosen,
    day_of,
    is_late,
    owed,
    to_chase,
    urgency,
)
from domain.prompts.reminders import EVERY, weekdays
from domain.prompts.sending import employer
from domain.support.deployments import Leader
from domain.visits.visits import Record
from storage.store import Store

KIND = "prompts"
Said = Mapping[int, Mapping[str, Prompted]]
NOBODY: Mapping[str, Prompted] = {}


class Days:
    """Days as the calendars of organisations count them, each judged once; most hubs have one calendar for all."""

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
class Known:
    """All that messages are made from: what each person may owe, what was said of it, and who chases what."""

    items: Mapping[int, Sequence[Item]]
    said: Said
    muted: Mapping[int, Collection[int]]
    chases: Mapping[int, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """One person's message of one day: its rows, how many more there are, and what was said to the person so far.

    `newer` says that a later message named rows as well: what is still open stands there.
    """

    person: Person
    day: Day
    rows: tuple[Row, ...]
    more: int
    said: Mapping[str, Prompted]
    sent: bool = False
    newer: bool = False


def slot(person: int, on: date) -> str:
    """The name of a person's message of a day; its key in the outbox as well."""
    return f"{KIND}:{person}:{on.isoformat()}"


def message_of(subject: str) -> tuple[int, date]:
    """The person and the day of a message, from its row's subject."""
    person, _, on = subject.partition(":")
    return int(person), date.fromisoformat(on)


def gather(person: int | None, latest: date, store: Store, days: Days) -> Known:
    """What may be owed by a person, or by everybody, up to a day."""
    sources = dict.fromkeys(SOURCES.values())
    items = tuple(item for source in sources for item in source.owed(person, latest, store))
    said = store.prompts.about(
        dict.fromkeys(name for item in items for name in (item.subject, item.kind))
    )
    muted = store.prompts.muted()
    chases = _chases(items, said, muted, days.of(None, latest), store) if person is None else {}
    by_person: dict[int, list[Item]] = {}
    for item in items:
        for who in item.people:
            by_person.setdefault(who, []).append(item)
    return Known(by_person, said, muted, chases)


def rows_of(person: Person, on: date, known: Known, days: Days) -> list[Row]:
    """What a person is to be told of on a day, the most urgent first."""
    items, chases = known.items.get(person.id, ()), known.chases.get(person.id, ())
    said, muted = known.said.get(person.id, NOBODY), known.muted.get(person.id, ())
    if not person.has(Role.LEADER):  # who may record nothing is asked for nothing
        items = [item for item in items if item.kind is Kind.OUT]
    own = owed(items, person.id, days.of(person, on), said, muted) if items else []
    return sorted((*own, *chases), key=urgency)


def told(person: Person, on: date, store: Store, also: Iterable[str] = ()) -> Told:
    """The person's message of a day: before it arrived what is owed, from then on what it named and what became of it.

    `also` names rows that it showed when it was sent, though a later message named them again.
    """
    days = Days(store)
    day, said = days.of(person, on), store.prompts.of(person.id)
    known = gather(None if person.has(Role.OFFICER) else person.id, on, store, days)
    rows = rows_of(person, on, known, days)
    named = {subject for subject, prompted in said.items() if prompted.last_on == on}
    newer = any(
        prompted.last_on is not None and prompted.last_on > on for prompted in said.values()
    )
    shown = named | set(also)
    if not shown and not newer:
        return Told(person, day, chosen(rows), len(rows) - len(chosen(rows)), said)
    found = [row for subject in shown if (row := _named(subject, person, day, said, store))]
    more = 0 if newer else sum(row.subject not in shown for row in rows)
    return Told(person, day, tuple(sorted(found, key=urgency)), more, said, bool(named), newer)


def touch_named(deployment: int, planned: int | None, turn: Turn, store: Store) -> None:
    """Has the messages that named something of a deployment put anew, whoever got them."""
    for person, on in sorted(store.prompts.naming(deployment, planned, turn.today)):
        touch(slot(person, on), store, turn.now)


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Called after a record was made, corrected, deleted or restored, in the same transaction."""
    touch_named(record.deployment.id, record.planned, turn, store)


def officers(store: Store) -> list[Leader]:
    """The officers who can be reached, by name."""
    found = store.people.holding(Role.OFFICER)
    return [Leader(p.id, p.name) for p in found if store.conversations.personal_of(p.id)]


def parsed(subject: str) -> tuple[Kind, int, int | None]:
    """The kind and the id that a row's name holds, and whose it is where the row is that of who chases it."""
    parts = subject.split(":")
    return Kind(parts[-2]), int(parts[-1]), int(parts[1]) if len(parts) > 2 else None


def _named(
    subject: str, person: Person, day: Day, said: Mapping[str, Prompted], store: Store
) -> Row | None:
    kind, id_, owner = parsed(subject)
    item = SOURCES[kind].one(kind, id_, store)
    reads = item is not None and (
        person.id in item.people if owner is None else person.has(Role.OFFICER)
    )
    if item is None or not reads:
        return None
    mine = said.get(subject, Prompted()).since(item.on)
    if owner is None:
        return became(Row(item, is_late(item, day)), day, mine)
    leader, theirs = (
        store.people.get(owner),
        store.prompts.of(owner).get(item.subject, Prompted()).since(item.on),
    )
    row = Row(
        item, is_late(item, day), Leader(owner, leader.name if leader else ""), times=theirs.times
    )
    return became(row, day, mine, theirs, person.id)


def _chases(
    items: tuple[Item, ...],
    said: Said,
    muted: Mapping[int, Collection[int]],
    day: Day,
    store: Store,
) -> dict[int, tuple[Row, ...]]:
    """What is chased, by who chases it: the officer it was given to, else the first who can be reached."""
    worn = [
        p
        for p, subjects in said.items()
        if any(known.times >= UNANSWERED for known in subjects.values())
    ]
    able = [officer.id for officer in officers(store)] if worn else []
    found: list[tuple[int, Row]] = []
    for person in map(store.people.get, worn if able else ()):
        leader = Leader(person.id, person.name) if person and not person.left else None
        for row, known in (
            to_chase(items, leader, day, said[leader.id], muted.get(leader.id, ()))
            if leader
            else ()
        ):
            found.append((known.handed_to if known.handed_to in able else able[0], row))
    heard = store.prompts.about(row.subject for _, row in found)
    chases: dict[int, tuple[Row, ...]] = {}
    for officer, row in found:
        if not heard.get(officer, NOBODY).get(row.subject, Prompted()).quiet(day.on):
            chases[officer] = (*chases.get(officer, ()), row)
    return chases
