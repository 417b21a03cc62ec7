"""Weeks, Monday to Sunday: the key that names one, and which of them are school weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, takewhile

from domain.prompts.calendar import Calendar

WEEK = timedelta(days=7)
# Weeks, more than a year: a calendar that is closed for longer is wrong.
LOOKED_BACK = 60


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """A week by its Monday."""

    first: date

    @property
    def last(self) -> date:
        """Its Sunday."""
        return self.first + WEEK - timedelta(days=1)

    @property
    def key(self) -> str:
        """The ISO week: 2026-W47."""
        year, number, _ = self.first.isocalendar()
        return f"{year}-W{number:02d}"

    @property
    def before(self) -> "Week":
        """The week before it."""
        return Week(self.first - WEEK)

    def holds(self, day: date) -> bool:
        """Whether the day is one of its seven."""
        return self.first <= day <= self.last


def week_of(day: date) -> Week:
    """The week that holds a day."""
    return Week(day - timedelta(days=day.weekday()))


def is_school_week(week: Week, calendar: Calendar) -> bool:
    """Whether schools are open on any of its days."""
    return any(calendar.is_school_day(week.first + timedelta(days=n)) for n in range(7))


def school_weeks(last: Week, most: int, calendar: Calendar) -> tuple[Week, ...]:
    """The latest school weeks up to and including `last`, oldest first.

    They are `most`, or fewer where a calendar is closed for long.
    """
    return tuple(reversed(tuple(islice(_school_weeks_back(last, calendar), most))))


def school_weeks_between(first: date, last: date, calendar: Calendar) -> int:
    """How many school weeks have days from `first` to `last`."""
    back = _school_weeks_back(week_of(last), calendar)
    return sum(1 for _ in takewhile(lambda week: week.last >= first, back))


def _school_weeks_back(week: Week, calendar: Calendar) -> Iterator[Week]:
    """School weeks, the latest first: years have many days, and few weeks are asked for."""
    for _ in range(LOOKED_BACK):
        if is_school_week(week, calendar):
            yield week
        week = week.before
