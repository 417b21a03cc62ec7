"""What a person is prompted for, and on which days: rules over what is planned, recorded and agreed."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.prompts.calendar import DAY, FRIDAY, Calendar
from domain.prompts.owed import Fate, Item, Kind, Prompted, Row
from domain.prompts.reminders import EVERY
from domain.support.deployments import Leader
from domain.visits.visits import OLDEST

MOST_ROWS = 5
MOST_CAUGHT_UP = 4
UNANSWERED = 3
FIRST_CONTACT = timedelta(days=7)
LATE_AFTER = 5
ASK_AGAIN = timedelta(days=7)
THURSDAY = 3
NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a school's calendar, and the days before which things are owed, late or silent on it.

    `weeks_told` has the Mondays of the weeks of which heads hear on it: on Thursday of the week after, or, where they
    are not in that Thursday, on their last school day before it; who works on Fridays only, on that Friday.
    """

    on: date
    school_day: bool
    owed_before: date
    late_before: date
    silent_before: date
    start: date | None = None
    owed_from: date | None = None
    weeks_told: tuple[date, ...] = ()


def day_of(
    calendar: Calendar,
    on: date,
    silent_weeks: int,
    start: date | None,
    working: Collection[int] = EVERY,
) -> Day:
    """The day as that calendar counts it, for who works on those weekdays; nothing due before `start` is prompted."""
    tomorrow = on + DAY
    return Day(
        on=on,
        school_day=calendar.is_school_day(on),
        owed_before=calendar.previous_school_day(tomorrow),
        late_before=calendar.previous_school_day(tomorrow, LATE_AFTER + 1),
        silent_before=calendar.previous_school_day(tomorrow, 5 * silent_weeks),
        start=start,
        owed_from=calendar.previous_school_day(start) if start else None,
        weeks_told=_weeks_told(calendar, on, working),
    )


def _weeks_told(calendar: Calendar, on: date, working: Collection[int]) -> tuple[date, ...]:
    if not calendar.is_school_day(on) or on.weekday() not in working:
        return ()
    following = calendar.next_school_day(on)
    while following.weekday() not in working:
        following = calendar.next_school_day(following)
    told_on = max((day for day in working if day <= THURSDAY), default=FRIDAY)
    days = (on + n * DAY for n in range((following - on).days))
    return tuple(day + timedelta(days=7 - told_on) for day in days if day.weekday() == told_on)


def _today(item: Item, day: Day) -> bool:
    return item.on == day.on and _begun(item.on, day)


def oldest(day: Day) -> date:
    """The first day whose planned visits are owed a record: none from before the start, nor too old for a record."""
    return max(day.on - OLDEST, day.owed_from or date.min)


def _planned(item: Item, day: Day) -> bool:
    return oldest(day) <= item.on < day.owed_before


def _first(item: Item, day: Day) -> bool:
    return item.on + FIRST_CONTACT <= day.on and _begun(item.on + FIRST_CONTACT, day)


def _step(item: Item, day: Day) -> bool:
    return item.on <= day.on and _begun(item.on, day)


def _silent(item: Item, day: Day) -> bool:
    return max(item.on, day.start or item.on) < day.silent_before


def _out(item: Item, day: Day) -> bool:
    return item.on in day.weeks_told and _begun(day.on, day)


def _begun(due: date, day: Day) -> bool:
    return day.start is None or due >= day.start


# When each kind of thing is due: another kind joins here, with its source in `bot/subjects/prompts/sources.py`.
DUE: Mapping[Kind, Callable[[Item, Day], bool]] = {
    Kind.TODAY: _today,
    Kind.OUT: _out,
    Kind.PLANNED: _planned,
    Kind.FIRST: _first,
    Kind.STEP: _step,
    Kind.SILENCE: _silent,
}
RANK = {kind: rank for rank, kind in enumerate(DUE)}
# These are told once and owed by nobody.
NEWS = frozenset({Kind.TODAY, Kind.OUT})


def due(item: Item, day: Day) -> bool:
    """Whether it is to be named on that day, if nobody answers it."""
    return item.fate is Fate.OPEN and DUE[item.kind](item, day)


def owed(
    items: Iterable[Item],
    person: int,
    day: Day,
    known: Mapping[str, Prompted],
    muted: Collection[int] = (),
) -> list[Row]:
    """The rows a person is owed that day, the most urgent first; `known` is what was said of each by its subject.

    A kind that is settled by its own name is left out as a whole.
    """
    mine = [i for i in items if person in i.people and i.deployment not in muted and due(i, day)]
    asked = {i.deployment for i in mine if i.kind in (Kind.TODAY, Kind.PLANNED)}
    rows = []
    for item in mine:
        said = known.get(item.subject, Prompted()).since(item.on)
        worn = said.times >= UNANSWERED and item.kind not in NEWS
        answered_there = item.kind in (Kind.SILENCE, Kind.FIRST) and item.deployment in asked
        off = bool(known.get(item.kind, Prompted()).settled)
        if not (worn or answered_there or off or said.quiet(day.on)):
            rows.append(Row(item, is_late(item, day), times=said.times))
    return sorted(rows, key=urgency)


def to_chase(
    items: Iterable[Item],
    leader: Leader,
    day: Day,
    known: Mapping[str, Prompted],
    muted: Collection[int] = (),
) -> list[tuple[Row, Prompted]]:
    """What a leader was told of often enough without an answer, for the one who chases, with what was said of it."""
    found = []
    for item in items:
        said = known.get(item.subject, Prompted()).since(item.on)
        worn = said.times >= UNANSWERED and item.kind not in NEWS and not said.quiet(day.on)
        if worn and leader.id in item.people and item.deployment not in muted and due(item, day):
            found.append((Row(item, is_late(item, day), leader, times=said.times), said))
    return found


def is_late(item: Item, day: Day) -> bool:
    """Whether a planned visit has waited for its record for over five school days."""
    return item.kind is Kind.PLANNED and item.on < day.late_before


def urgency(row: Row) -> tuple[int, int, str]:
    """Rows in the order of a message: own ones by kind, unrecorded visits newest first, the rest oldest first."""
    rank = len(RANK) if row.leader else RANK[row.item.kind]
    day = row.item.on.toordinal()
    return rank, -day if row.item.kind is Kind.PLANNED and not row.leader else day, row.subject


def chosen(rows: Sequence[Row]) -> tuple[Row, ...]:
    """At most five rows for one message, of them at most four visits to catch up with."""
    unrecorded = [row for row in rows if catches_up(row)]
    return tuple(row for row in rows if row not in unrecorded[MOST_CAUGHT_UP:])[:MOST_ROWS]


def catches_up(row: Row) -> bool:
    """Whether it is a visit of the reader's own without a record."""
    return row.item.kind is Kind.PLANNED and row.leader is None


def became(
    row: Row, said_on: Day, mine: Prompted, leaders: Prompted | None = None, reader: int = 0
) -> Row:
    """A row that was named on `said_on`, with what became of it since.

    `mine` is what was said to the reader of it; for who chases it, `leaders` is what was said to its leader.
    """
    fate, until = _became(row.item, said_on, mine)
    if fate is Fate.OPEN and leaders is not None:
        if leaders.settled:
            fate = Fate.SETTLED
        elif leaders.handed_to not in (None, reader):
            fate = Fate.GIVEN
    if fate is Fate.LATER and leaders is not None:
        fate = Fate.SPOKEN
    return Row(row.item, row.late and fate is Fate.OPEN, row.leader, fate, until, row.times)


def _became(item: Item, said_on: Day, mine: Prompted) -> tuple[Fate, date | None]:
    if item.fate is not Fate.OPEN:
        return item.fate, None
    if (item.kind is Kind.PLANNED and item.on >= said_on.on) or (
        item.kind is Kind.TODAY and item.on != said_on.on
    ):
        return Fate.MOVED, item.on
    if item.kind is Kind.SILENCE and not due(item, said_on):
        return Fate.RECORDED, None
    if mine.settled:
        return Fate.SETTLED, None
    if mine.not_before is not None and mine.not_before > said_on.on:
        return Fate.LATER, mine.not_before
    return Fate.OPEN, None
