"""What a person is prompted for on a day: rules over what is planned, recorded and agreed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from domain.prompts.days import Day
from domain.prompts.fates import Fate
from domain.prompts.kinds import RANK, About
from domain.prompts.owed import Item, Prompted, PromptRow
from domain.support.deployments import Leader

MOST_ROWS = 5
MOST_CAUGHT_UP = 4
UNANSWERED = 3
ASK_AGAIN = timedelta(days=7)
NOT_NEEDED = "not_needed"
NEVER = Prompted()


def is_due(item: Item, day: Day) -> bool:
    """Whether it is to be named on that day, if nobody answers it."""
    return item.fate is Fate.OPEN and item.kind.due(item.on, day)


def is_late(item: Item, day: Day) -> bool:
    """Whether it has waited for too long, by the rule of its kind."""
    return item.kind.late(item.on, day)


def prompted_for(item: Item, known: Mapping[str, Prompted]) -> Prompted:
    """What a person was told of a thing that still counts; `known` is by subject."""
    prompted = known.get(item.subject, NEVER)
    return prompted if item.kind.ahead else prompted.since(item.on)


def owed_rows(
    items: Iterable[Item],
    person: int,
    day: Day,
    known: Mapping[str, Prompted],
    muted: Collection[int] = (),
) -> list[PromptRow]:
    """The rows a person is owed that day, the most urgent first.

    `known` is what was said of each by its subject. A kind that is settled by its own name is left
    out as a whole.
    """
    mine = [i for i in items if person in i.people and i.deployment not in muted and is_due(i, day)]
    visits = {i.deployment for i in mine if i.kind.about is About.PLANNED_VISIT}
    rows = []
    for item in mine:
        prompted = prompted_for(item, known)
        answered_there = item.kind.yields and item.deployment in visits
        off = bool(known.get(item.kind.name, NEVER).closed_because)
        if not (answered_there or off or _enough(item, prompted, day) or prompted.quiet(day.on)):
            rows.append(PromptRow(item, is_late(item, day), times=prompted.times))
    return sorted(rows, key=urgency)


def rows_to_chase(
    items: Iterable[Item],
    leader: Leader,
    day: Day,
    known: Mapping[str, Prompted],
    muted: Collection[int] = (),
) -> list[tuple[PromptRow, Prompted]]:
    """The rows of a leader that go to who chases, with what was said of each.

    A leader was told of them often enough without an answer.
    """
    found = []
    for item in items:
        prompted = prompted_for(item, known)
        chased = _goes_to_chase(item, prompted) and not prompted.quiet(day.on)
        own = leader.id in item.people and item.deployment not in muted
        if chased and own and is_due(item, day):
            row = PromptRow(item, is_late(item, day), leader, times=prompted.times)
            found.append((row, prompted))
    return found


def _enough(item: Item, prompted: Prompted, day: Day) -> bool:
    """Whether the person was told of it often enough: news on another day, the rest three times."""
    if item.kind.is_news:
        return prompted.last_on is not None and prompted.last_on < day.on
    return _goes_to_chase(item, prompted)


def _goes_to_chase(item: Item, prompted: Prompted) -> bool:
    return not item.kind.is_news and prompted.times >= UNANSWERED


def urgency(row: PromptRow) -> tuple[int, int, str]:
    """The place of a row in a message.

    Own ones go by kind, then the oldest first or, where the kind says so, the newest.
    """
    rank = len(RANK) if row.leader else RANK[row.item.kind.name]
    newest_first = row.item.kind.newest_first and not row.leader
    day = row.item.on.toordinal()
    return rank, -day if newest_first else day, row.subject


def rows_that_fit(rows: Sequence[PromptRow]) -> tuple[PromptRow, ...]:
    """At most five rows for one message, of them at most four visits to catch up with."""
    unrecorded = [row for row in rows if catches_up(row)]
    return tuple(row for row in rows if row not in unrecorded[MOST_CAUGHT_UP:])[:MOST_ROWS]


def catches_up(row: PromptRow) -> bool:
    """Whether it is a row of the reader's own that may be filled in where it stands."""
    return row.item.kind.filled_in and row.leader is None


def with_fate(
    row: PromptRow, named_on: Day, mine: Prompted, leaders: Prompted | None = None, reader: int = 0
) -> PromptRow:
    """A row that was named on `named_on`, with what became of it since.

    `mine` is what was said to its reader; for who chases it, `leaders` what was said to its leader.
    """
    fate, until = _became(row.item, named_on, mine)
    if fate is Fate.OPEN and leaders is not None:
        if leaders.closed_because:
            fate = Fate.NOT_NEEDED
        elif leaders.handed_to not in (None, reader):
            fate = Fate.HANDED_ON
    if fate is Fate.PUT_OFF and leaders is not None:
        fate = Fate.SPOKEN_TO
    return PromptRow(row.item, row.late and fate is Fate.OPEN, row.leader, fate, until, row.times)


def _became(item: Item, named_on: Day, mine: Prompted) -> tuple[Fate, date | None]:
    if item.fate is not Fate.OPEN:
        return item.fate, None
    by_its_day = item.kind.fate_by_day(item.on, named_on)
    if by_its_day is not None:
        return by_its_day, item.on if by_its_day is Fate.MOVED else None
    if mine.closed_because:
        return Fate.NOT_NEEDED, None
    if mine.not_before is not None and mine.not_before > named_on.on:
        return Fate.PUT_OFF, mine.not_before
    return Fate.OPEN, None
