"""One person's message of one day: what it names, and what became of it since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.subjects.prompts.facts import Days, gather_facts, rows_for
from bot.subjects.prompts.sources import one_item
from bot.turns.lasting import touch
from bot.turns.turn import Turn
from domain.delivery.slots import Slot
from domain.people.people import Person, Role
from domain.prompts.days import Day
from domain.prompts.kinds import BY_NAME, PromptKind
from domain.prompts.owed import Item, Prompted, PromptRow
from domain.prompts.prompts import NEVER, became, chosen, is_late, urgency
from domain.support.deployments import Leader
from domain.visits.visits import Record
from storage.store import Store

KIND = "prompts"


@dataclass(frozen=True, slots=True)
class DayMessage:
    """One person's message of one day: its rows, how many more there are, and what was said so far.

    `newer` says that a later message named rows as well: what is still open stands there.
    """

    person: Person
    day: Day
    rows: tuple[PromptRow, ...]
    more: int
    prompted: Mapping[str, Prompted]
    sent: bool = False
    newer: bool = False


def slot(person: int, on: date) -> Slot:
    """What a person's message of a day stands for; as text it is its key in the outbox as well."""
    return Slot(KIND, f"{person}:{on.isoformat()}")


def person_and_day(subject: str) -> tuple[int, date]:
    """The person and the day of a message, from its row's subject."""
    person, _, on = subject.partition(":")
    return int(person), date.fromisoformat(on)


def day_message(person: Person, on: date, store: Store, also: Iterable[str] = ()) -> DayMessage:
    """The person's message of a day.

    Before it arrived it has what is owed, from then on what it named and what became of it. `also`
    names rows that it showed when it was sent, though a later message named them again.
    """
    days = Days(store)
    day, said = days.of(person, on), store.prompts.of(person.id)
    known = gather_facts(None if person.has(Role.OFFICER) else person.id, on, store, days)
    rows = rows_for(person, on, known, days)
    named = {subject for subject, prompted in said.items() if prompted.last_on == on}
    newer = any(
        prompted.last_on is not None and prompted.last_on > on for prompted in said.values()
    )
    shown = named | set(also)
    if not shown and not newer:
        return DayMessage(person, day, chosen(rows), len(rows) - len(chosen(rows)), said)
    found = [row for subject in shown if (row := _named(subject, person, day, said, store))]
    more = 0 if newer else sum(row.subject not in shown for row in rows)
    return DayMessage(
        person, day, tuple(sorted(found, key=urgency)), more, said, bool(named), newer
    )


def touch_messages_naming(deployment: int, planned: int | None, turn: Turn, store: Store) -> None:
    """Has the messages that named something of a deployment put anew, whoever got them."""
    for person, on in sorted(store.prompts.naming(deployment, planned, turn.today)):
        touch(slot(person, on), store, turn.now)


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Called after a record was made, corrected, deleted or restored, in the same transaction."""
    touch_messages_naming(record.deployment.id, record.planned, turn, store)


def parse_subject(subject: str) -> tuple[PromptKind, int, int | None]:
    """The kind and the id that a row's name holds, and whose it is where somebody chases it."""
    parts = subject.split(":")
    return BY_NAME[parts[-2]], int(parts[-1]), int(parts[1]) if len(parts) > 2 else None


def _named(
    subject: str, person: Person, day: Day, said: Mapping[str, Prompted], store: Store
) -> PromptRow | None:
    """A row that a message named, if its reader may still read it.

    A row of a kind that another version of the bot knows is left out.
    """
    if subject.rpartition(":")[0].rpartition(":")[2] not in BY_NAME:
        return None
    kind, id_, owner = parse_subject(subject)
    item = one_item(kind, id_, store)
    if item is None:
        return None
    mine = said.get(subject, NEVER).since(item.on)
    if owner is not None:
        return _chased(item, owner, mine, person, day, store)
    if person.id not in item.people:
        return None
    return became(PromptRow(item, is_late(item, day)), day, mine)


def _chased(
    item: Item, owner: int, mine: Prompted, reader: Person, day: Day, store: Store
) -> PromptRow | None:
    if not reader.has(Role.OFFICER):
        return None
    theirs = store.prompts.of(owner).get(item.subject, NEVER).since(item.on)
    leader = store.people.get(owner)
    asked = Leader(owner, leader.name if leader else "")
    row = PromptRow(item, is_late(item, day), asked, times=theirs.times)
    return became(row, day, mine, theirs, reader.id)
