"""One person's message of one day: the things that it names, and what became of each since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.subjects.day_slots import slot
from bot.subjects.prompts.facts import Days, gather_facts, rows_for
from bot.subjects.prompts.reading import concerns, may_chase
from bot.subjects.prompts.sources import one_item
from bot.turns.lasting import touch
from bot.turns.turn import Turn
from domain.delivery.slots import Slot
from domain.people.people import Person, Role
from domain.prompts import kinds
from domain.prompts.days import Day
from domain.prompts.kinds import BY_NAME, PromptKind
from domain.prompts.owed import Item, Prompted, PromptRow
from domain.prompts.prompts import NEVER, is_late, rows_that_fit, urgency, with_fate
from domain.support.deployments import Leader
from domain.visits.visits import Record
from storage.store import Store

# One thing of a day's message that somebody asks for by hand.
ASKED = "asked"


@dataclass(frozen=True, slots=True)
class DayMessage:
    """One person's message of one day.

    `more` counts the rows that found no place in it, `prompted` is what the person was told so far
    of those that did, `sent` says that the message arrived. `newer` says that a later message named
    rows as well: what is still open stands there.
    """

    person: Person
    day: Day
    rows: tuple[PromptRow, ...]
    more: int
    prompted: Mapping[str, Prompted]
    sent: bool = False
    newer: bool = False


def asked_slot(planned: int) -> Slot:
    """The slot of messages that ask by hand for the record of a planned visit."""
    return Slot(ASKED, str(planned))


def person_and_day(subject: str) -> tuple[int, date]:
    """The person's id and the day of a message, from the subject of its row in the outbox."""
    person, _, on = subject.partition(":")
    return int(person), date.fromisoformat(on)


def day_message(person: Person, on: date, store: Store, also: Iterable[str] = ()) -> DayMessage:
    """The person's message of a day.

    Before it arrived it has what is owed, from then on what it named and what became of it. `also`
    are the subjects of rows that it showed when it was sent, though a later message named them
    again.
    """
    days = Days(store)
    day = days.of(person, on)
    # What an officer chases follows from what every leader was told.
    facts = gather_facts(None if person.has(Role.OFFICER) else person.id, on, store, days)
    rows = rows_for(person, on, facts, days)
    told = store.prompts.since(person.id, on)
    named = {subject for subject, known in told.items() if known.last_on == on}
    newer = len(told) > len(named)
    shown = named | set(also)
    if not shown and not newer:
        first = rows_that_fit(rows)
        prompted = store.prompts.of(person.id, (row.subject for row in first))
        return DayMessage(person, day, first, len(rows) - len(first), prompted)
    prompted = store.prompts.of(person.id, shown)
    found = [row for subject in shown if (row := _row(subject, person, day, prompted, store))]
    return DayMessage(
        person=person,
        day=day,
        rows=tuple(sorted(found, key=urgency)),
        more=0 if newer else sum(row.subject not in shown for row in rows),
        prompted=prompted,
        sent=bool(named),
        newer=newer,
    )


def asked_message(person: Person, planned: int, on: date, store: Store) -> DayMessage | None:
    """The row of a planned visit alone, as a message that somebody asked for by hand.

    None for whoever owes that record no more. It asks although the person put the row off.
    """
    item = one_item(kinds.PLANNED, planned, store)
    support = store.deployments.get(item.deployment) if item and item.deployment else None
    if item is None or not concerns(person, item, support):
        return None
    day = Days(store).of(person, on)
    row = with_fate(PromptRow(item, is_late(item, day)), day, NEVER)
    return DayMessage(person, day, (row,), 0, {})


def touch_messages_naming(deployment: int, planned: int | None, turn: Turn, store: Store) -> None:
    """Has the messages that named something of a deployment put anew, whoever got them."""
    for person, on in sorted(store.prompts.messages_naming(deployment, planned, turn.today)):
        touch(slot(person, on), store, turn.now)
    if planned is not None:
        touch(asked_slot(planned), store, turn.now)


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Called after a record was made, corrected, deleted or restored, in the same transaction."""
    touch_messages_naming(record.deployment.id, record.planned, turn, store)


def parse_subject(subject: str) -> tuple[PromptKind, int, int | None]:
    """The kind and the id in a row's subject, "step:7"; the leader's id as well in a chase's.

    The subject of a chase is "chase:12:step:7" for the step 7 of the leader 12.
    """
    parts = subject.split(":")
    leader = int(parts[1]) if len(parts) > 2 else None
    return BY_NAME[parts[-2]], int(parts[-1]), leader


def _row(
    subject: str, person: Person, day: Day, prompted: Mapping[str, Prompted], store: Store
) -> PromptRow | None:
    """A row that a message named, if its reader may still read it."""
    # A kind that only another version of the bot knows: the message shows its other rows.
    if subject.rpartition(":")[0].rpartition(":")[2] not in BY_NAME:
        return None
    kind, id_, leader = parse_subject(subject)
    item = one_item(kind, id_, store)
    if item is None:
        return None
    mine = prompted.get(subject, NEVER).since(item.on)
    support = store.deployments.get(item.deployment) if item.deployment else None
    if leader is not None:
        chases = may_chase(person, support)
        return _chase(item, leader, mine, person, day, store) if chases else None
    if not concerns(person, item, support):
        return None
    return with_fate(PromptRow(item, is_late(item, day)), day, mine)


def _chase(
    item: Item, leader: int, mine: Prompted, reader: Person, day: Day, store: Store
) -> PromptRow:
    """An officer's row about what a leader owes; `mine` is what the officer was told of it."""
    theirs = store.prompts.of(leader, (item.subject,)).get(item.subject, NEVER).since(item.on)
    person = store.people.get(leader)
    chased = Leader(leader, person.name if person else "")
    row = PromptRow(item, is_late(item, day), chased, times=theirs.times)
    return with_fate(row, day, mine, theirs, reader.id)
