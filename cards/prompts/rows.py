"""Rows of a day's message: what each says while it is open, what became of it, and its buttons."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from microsoft_teams.cards.core import CardElement as Element

from cards.elements import BadgeStyle, badge, grey, line, remark, row, strong
from cards.inputs import complaint
from cards.phrases import (
    PROGRESS,
    WITH,
    day_in_short,
    long_day,
    lowered,
    near_day,
    number,
    plain_day,
    short_day,
)
from cards.plain import plain, shortened
from cards.problems import sentence
from cards.visits.last_time import step_in_words
from domain.errors import Problem
from domain.people.organisations import Organisation
from domain.prompts.owed import Fate, Item, Kind, Row
from domain.support.deployments import Leader
from domain.visits.steps import NextStep
from domain.visits.visits import Record, Visit

MOST_STEPS = 3
LONGEST_DID = 160


@dataclass(frozen=True, slots=True)
class Shown:
    """A row with what stands beside it: for a visit of today the place, the last record and open steps.

    `typed` is what stands in its inputs, by question; `asks` says that a reason is asked for; `entered` that the row
    is filled in here.
    """

    row: Row
    place: Organisation | None = None
    last: Record | None = None
    steps: tuple[NextStep, ...] = ()
    typed: Mapping[str, str] | None = None
    problems: tuple[Problem, ...] = ()
    asks: bool = False
    entered: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What all rows of a message know: its day, the reader's today, and the officers that a row may be given to."""

    on: date
    today: date
    others: tuple[Leader, ...] = ()


def described(shown: Shown, around: Around, *, alone: bool = False) -> Iterator[Element]:
    """What a row says: who or where, then the facts in grey."""
    row_ = shown.row
    if row_.leader:
        yield strong(plain(row_.leader.name))
        yield grey(plain(row_.item.school), _chased(row_.item, around.today))
        yield grey(f"Asked {number(row_.times).lower()} times, not answered yet")
    elif row_.item.kind is Kind.TODAY:
        yield from _today(shown, around.today)
    elif row_.item.kind is Kind.OUT:
        if not alone:
            yield strong("Out next week")
        yield from _out(row_.item, around.today)
    else:
        yield from SAYS[row_.item.kind](row_.item, around.today)
    if row_.late:
        yield remark("Late: more than five school days have passed.")
    yield from (
        complaint(sentence(problem))
        for problem in shown.problems
        if problem.field in ("", "until", "move")
    )


def done(row_: Row, today: date) -> Element:
    """A row that was answered: what it was about, and what became of it."""
    item = row_.item
    name = row_.leader.name if row_.leader else item.what if item.kind is Kind.STEP else item.school
    about = item.school if row_.leader or item.kind is Kind.STEP else _about(row_, today)
    return row(
        [strong(plain(name)), grey(plain(about))], [badge(fate(row_, today), _style(row_.fate))]
    )


def fate(row_: Row, today: date) -> str:
    """What became of a row, in a few words."""
    until = day_in_short(row_.until, today) if row_.until else ""
    told = {
        Fate.RECORDED: "Recorded",
        Fate.DID_NOT_HAPPEN: "Did not happen",
        Fate.MOVED: f"Moved to {until}",
        Fate.IN_TOUCH: "In touch",
        Fate.CLOSED: "Done",
        Fate.GONE: "No longer needed",
        Fate.LATER: f"Not now until {until}",
        Fate.SPOKEN: f"Spoken to, again {until}",
        Fate.GIVEN: "Given to a colleague",
        Fate.SETTLED: "Not needed",
    }
    return told.get(row_.fate, "Open")


def _today(shown: Shown, today: date) -> Iterator[Element]:
    item, place = shown.row.item, shown.place
    at = f" at {item.at:%H:%M}" if item.at else ""
    yield strong(plain(item.school))
    yield grey(f"{near_day(item.on, today)}{at}", plain(item.what))
    if place and (place.postcode or place.telephone):
        yield grey(plain(place.postcode), plain(place.telephone))
    if shown.last and isinstance(shown.last.what, Visit):
        visit = shown.last.what
        yield line(
            f"Last time, {day_in_short(visit.on, today)}: {lowered(PROGRESS[visit.progress])}"
        )
        yield grey(plain(shortened(visit.did, LONGEST_DID)))
    for step in shown.steps[:MOST_STEPS]:
        yield line(f"Open: {step_in_words(step.words, today)}")
    if len(shown.steps) > MOST_STEPS:
        yield grey(f"and {len(shown.steps) - MOST_STEPS} more steps: type steps")


def _out(item: Item, today: date) -> Iterator[Element]:
    for name, days in item.out[:20]:
        yield line(f"{plain(name)}: {', '.join(short_day(day, today) for day in days[:7])}")
    if len(item.out) > 20:
        yield grey(f"and {len(item.out) - 20} more")


def _planned(item: Item, today: date) -> Iterator[Element]:
    yield strong(plain(item.school))
    purpose = f": {plain(item.what)}" if item.what else ""
    yield grey(f"Planned for {long_day(item.on, today)}{purpose}")


def _first(item: Item, today: date) -> Iterator[Element]:
    yield strong(plain(item.school))
    yield grey(f"No first contact since {plain_day(item.on, today)}", plain(item.what))


def _step(item: Item, today: date) -> Iterator[Element]:
    yield strong(plain(item.what))
    yield grey(plain(item.school), WITH.get(item.who, ""), f"by {plain_day(item.on, today)}")


def _silence(item: Item, today: date) -> Iterator[Element]:
    yield strong(plain(item.school))
    yield grey(f"No visit recorded since {plain_day(item.on, today)}", plain(item.what))


SAYS: Mapping[Kind, Callable[[Item, date], Iterator[Element]]] = {
    Kind.PLANNED: _planned,
    Kind.FIRST: _first,
    Kind.STEP: _step,
    Kind.SILENCE: _silence,
}


def _about(row_: Row, today: date) -> str:
    if row_.item.kind is Kind.FIRST:
        return "First contact"
    if row_.item.kind is Kind.SILENCE:
        return row_.item.what
    return "Visit" if row_.fate is Fate.MOVED else f"Visit of {short_day(row_.item.on, today)}"


def _chased(item: Item, today: date) -> str:
    told = {
        Kind.PLANNED: f"visit of {short_day(item.on, today)} has no record",
        Kind.FIRST: f"no first contact since {plain_day(item.on, today)}",
        Kind.STEP: f"{plain(item.what)}, by {plain_day(item.on, today)}",
        Kind.SILENCE: f"no visit since {plain_day(item.on, today)}",
    }
    return told[item.kind]


def _style(fate_: Fate) -> BadgeStyle:
    return "Good" if fate_ in (Fate.RECORDED, Fate.CLOSED, Fate.IN_TOUCH) else "Default"
