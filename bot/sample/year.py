"""The school days of the sample's visits: two thirds of a year before today, one third after."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.sample.people import LEADERS, TOM, SamplePerson
from bot.sample.supports import ALDERSHAW, SUPPORTS, SampleSupport
from domain.prompts.calendar import Calendar, Closure, school_year
from domain.prompts.terms import sample_terms

BEFORE, AFTER = timedelta(days=243), timedelta(days=122)
_EVERY = 14
# The school days that lie between the visit whose record was forgotten and those that are owed now.
_A_WEEK = 5


@dataclass(frozen=True, slots=True)
class SampleDay:
    """A visit's day: who goes, under which deployment (its place in SUPPORTS).

    `owed` says that its record is still to be made.
    """

    support: int
    leader: str
    on: date
    owed: bool = False


def terms(today: date) -> tuple[Closure, ...]:
    """The sample calendar of last school year, this one and the next."""
    first = school_year(today).first.year
    return tuple(closure for year in range(first - 1, first + 2) for closure in sample_terms(year))


def owed_day(today: date, calendar: Calendar) -> date:
    """Today if it is a school day, else the last one."""
    return today if calendar.is_school_day(today) else calendar.previous_school_day(today)


def days(today: date, calendar: Calendar, dice: random.Random) -> list[SampleDay]:
    """Every visit, by date; each leader owes the record of one, and one forgot another's."""
    owed_on = owed_day(today, calendar)
    window = calendar.school_days_between(today - BEFORE, today + AFTER)
    taken = {(leader.email, owed_on) for leader in LEADERS}
    forgotten = _forgotten(owed_on, calendar)
    found = [
        SampleDay(place, leader.email, on)
        for place, support in enumerate(SUPPORTS)
        for leader, on in _of_support(support, window, taken, dice)
        if on < owed_on or on > today
    ]
    # Nobody was there after the visit whose record was forgotten.
    found = [d for d in found if d.support != forgotten.support or not forgotten.on <= d.on < today]
    owed = [
        SampleDay(_first_of(leader.email), leader.email, owed_on, owed=True) for leader in LEADERS
    ]
    return sorted([*found, forgotten, *owed], key=lambda d: (d.on, d.support, d.leader))


def _forgotten(owed_on: date, calendar: Calendar) -> SampleDay:
    """The visit whose record an officer finds missing: a school week before what is owed now."""
    support = next(n for n, s in enumerate(SUPPORTS) if s.leaders == (TOM,) and s.urn == ALDERSHAW)
    on = calendar.previous_school_day(owed_on, _A_WEEK)
    return SampleDay(support, TOM.email, on, owed=True)


def _of_support(
    support: SampleSupport,
    window: Sequence[date],
    taken: set[tuple[str, date]],
    dice: random.Random,
) -> list[tuple[SamplePerson, date]]:
    found = []
    place = dice.randrange(_EVERY)
    turn = 0
    while place < len(window):
        leader, on = support.leaders[turn % len(support.leaders)], window[place]
        if (leader.email, on) in taken:
            place += 1
            continue
        taken.add((leader.email, on))
        found.append((leader, on))
        turn += 1
        place += _EVERY + dice.randint(-3, 3)
    return found


def _first_of(email: str) -> int:
    return next(place for place, s in enumerate(SUPPORTS) if s.leaders[0].email == email)
