"""What a person is prompted for on a day: rules over what is planned, recorded and agreed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from domain.prompts.days import Day
from domain.prompts.fates import Fate
from domain.prompts.kinds import BY_NAME, RANK, About, PromptKind
from domain.prompts.owed import Item, Prompted, PromptRow
from domain.support.deployments import Leader

MOST_ROWS = 5
MOST_CAUGHT_UP = 4
# After an officer has spoken to a leader.
ASK_AGAIN = timedelta(days=7)
# Why a prompt was closed, as it is kept.
NOT_NEEDED = "not_needed"
NEVER = Prompted()


def is_due(item: Item, day: Day, prompted: Prompted = NEVER) -> bool:
    """Whether a message of that day names it, unless it was answered.

    `prompted` is what is kept of prompting for it: what was put off until a day comes on that day.
    """
    back = prompted.comes_back(day.on) and item.kind.back(item.on, day)
    return item.fate is Fate.OPEN and (back or item.kind.due(item.on, day))


def is_late(item: Item, day: Day) -> bool:
    """Whether it is late by the rule of its kind."""
    return item.kind.late(item.on, day)


def prompted_for(item: Item, known: Mapping[str, Prompted]) -> Prompted:
    """What is kept of prompting for a thing, as far as it still counts; `known` is by subject."""
    prompted = known.get(item.subject, NEVER)
    return prompted if item.kind.ahead else prompted.since(item.on)


def owed_rows(
    items: Iterable[Item],
    person: int,
    day: Day,
    known: Mapping[str, Prompted],
    muted: Collection[int] = (),
) -> list[PromptRow]:
    """The rows of a person's message of that day, the most urgent first.

    `known` is what is kept of the person's prompts, by subject. Where it has the name of a kind as
    a subject that was closed, the person wants nothing of that kind. `muted` are deployments of
    which the person wants no prompts.
    """
    own = [i for i in items if person in i.people and i.deployment not in muted]
    mine = [i for i in own if is_due(i, day, known.get(i.subject, NEVER))]
    visits = {i.deployment for i in mine if i.kind.about is About.PLANNED_VISIT}
    rows = []
    for item in mine:
        prompted = prompted_for(item, known)
        # The record of a visit that is named here as well will answer it.
        answered_there = item.kind.yields and item.deployment in visits
        unwanted = bool(known.get(item.kind.name, NEVER).closed_because)
        if answered_there or unwanted:
            continue
        if _named_enough(item, prompted, day) or prompted.quiet(day.on):
            continue
        rows.append(PromptRow(item, is_late(item, day), times=prompted.times))
    return sorted(rows, key=urgency)


def rows_to_chase(
    items: Iterable[Item],
    leader: Leader,
    day: Day,
    known: Mapping[str, Prompted],
    muted: Collection[int] = (),
) -> list[tuple[PromptRow, Prompted]]:
    """A leader's rows that an officer chases, each with what is kept of prompting the leader.

    They are those that the leader was named often enough without an answer. `known` and `muted`
    are the leader's.
    """
    found = []
    for item in items:
        prompted = prompted_for(item, known)
        unanswered = _needs_chasing(item.kind, prompted) and not prompted.quiet(day.on)
        own = leader.id in item.people and item.deployment not in muted
        if unanswered and own and is_due(item, day):
            row = PromptRow(item, is_late(item, day), leader, times=prompted.times)
            found.append((row, prompted))
    return found


def _named_enough(item: Item, prompted: Prompted, day: Day) -> bool:
    """Whether the person was told often enough: news on one day, anything else three times."""
    if item.kind.is_news:
        return prompted.last_on is not None and prompted.last_on < day.on
    return _needs_chasing(item.kind, prompted)


def named_often(subject: str, prompted: Prompted) -> bool:
    """Whether something was named so often that an officer chases it, by its name."""
    kind = BY_NAME.get(subject.partition(":")[0])
    return kind is not None and _needs_chasing(kind, prompted)


def _needs_chasing(kind: PromptKind, prompted: Prompted) -> bool:
    return kind.chased and prompted.times >= kind.most


def urgency(row: PromptRow) -> tuple[int, int, str]:
    """The sort key of a row in a message.

    The reader's own rows come first, by kind; within a kind the oldest comes first, or the newest
    where the kind says so.
    """
    rank = len(RANK) if row.leader else RANK[row.item.kind.name]
    newest_first = row.item.kind.newest_first and not row.leader
    day = row.item.on.toordinal()
    return rank, -day if newest_first else day, row.subject


def rows_that_fit(rows: Sequence[PromptRow]) -> tuple[PromptRow, ...]:
    """The first rows, as many as one message holds: five, of them four to be filled in there."""
    too_many = [row for row in rows if catches_up(row)][MOST_CAUGHT_UP:]
    return tuple(row for row in rows if row not in too_many)[:MOST_ROWS]


def catches_up(row: PromptRow) -> bool:
    """Whether it is one of the reader's own rows that can be filled in right in the message."""
    return row.item.kind.filled_in and row.leader is None


def with_fate(
    row: PromptRow, named_on: Day, mine: Prompted, leaders: Prompted | None = None, reader: int = 0
) -> PromptRow:
    """The row with what became of it after the message of `named_on`.

    `mine` is what is kept of prompting its reader. Where that is an officer who chases it,
    `leaders` is what is kept of prompting its leader, and `reader` the officer's id.
    """
    fate, until = _own_fate(row.item, named_on, mine)
    if leaders is not None:
        fate = _chased_fate(fate, leaders, reader)
    return PromptRow(row.item, row.late and fate is Fate.OPEN, row.leader, fate, until, row.times)


def _chased_fate(fate: Fate, leaders: Prompted, reader: int) -> Fate:
    """What became of a row for the officer who chases it."""
    if fate is Fate.PUT_OFF:
        # An officer puts a row off only by saying that the leader was spoken to.
        return Fate.SPOKEN_TO
    if fate is not Fate.OPEN:
        return fate
    if leaders.closed_because:
        return Fate.NOT_NEEDED
    if leaders.handed_to not in (None, reader):
        return Fate.HANDED_ON
    return Fate.OPEN


def _own_fate(item: Item, named_on: Day, mine: Prompted) -> tuple[Fate, date | None]:
    """What became of a thing by itself, by its day and by its reader's answers, in this order."""
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
