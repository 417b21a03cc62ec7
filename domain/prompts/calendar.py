"""School days: when schools are closed, and which days count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from domain.people.organisations import OrganisationKind as Sort

HUB = "hub"
DAY = timedelta(days=1)
FRIDAY = 4
# A calendar that is closed for longer than this is wrong; weekdays count again rather than never.
LONGEST_CLOSURE = 200


class ClosureKind(StrEnum):
    """Why a row of a calendar stands there.

    INSET has staff in and no pupils, and is a school day.
    """

    HOLIDAY = "holiday"
    BANK_HOLIDAY = "bank_holiday"
    INSET = "inset"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Closure:
    """Days from `first` to `last`, both counted, of one kind; `source` says who wrote the row."""

    first: date
    last: date
    kind: ClosureKind
    source: str = ""

    def covers(self, day: date) -> bool:
        """Whether it holds that day."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A school year, 1 September to 31 August."""

    first: date
    last: date

    @property
    def title(self) -> str:
        """The year as people write it: 2026-27."""
        return f"{self.first.year}-{self.last.year % 100:02d}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """When schools are closed; a weekday that is not closed is a school day."""

    closures: tuple[Closure, ...] = ()

    def is_school_day(self, day: date) -> bool:
        """Whether staff are in: INSET counts, unless it is a bank holiday."""
        if day.weekday() > FRIDAY:
            return False
        kinds = {closure.kind for closure in self.closures if closure.covers(day)}
        return kinds <= {ClosureKind.INSET} or (
            ClosureKind.INSET in kinds and ClosureKind.BANK_HOLIDAY not in kinds
        )

    def next_school_day(self, day: date, n: int = 1) -> date:
        """The nth school day after `day`; `n` is at least 1."""
        return self._count(day, n, DAY)

    def previous_school_day(self, day: date, n: int = 1) -> date:
        """The nth school day before `day`; `n` is at least 1."""
        return self._count(day, n, -DAY)

    def school_days_between(self, first: date, last: date) -> tuple[date, ...]:
        """The school days from `first` to `last`, both counted; none where `last` is earlier."""
        days = (first + DAY * n for n in range((last - first).days + 1))
        return tuple(day for day in days if self.is_school_day(day))

    def _count(self, day: date, n: int, step: timedelta) -> date:
        if n < 1:
            raise ValueError("school days are counted from 1")
        for _ in range(n):
            day = next(self._going(day, step))
        return day

    def _going(self, day: date, step: timedelta) -> Iterator[date]:
        weekdays: list[date] = []
        for _ in range(LONGEST_CLOSURE):
            day += step
            if self.is_school_day(day):
                yield day
            if day.weekday() <= FRIDAY:
                weekdays.append(day)
        yield weekdays[0]


def school_year(day: date) -> SchoolYear:
    """The school year that holds `day`."""
    start = day.year if day.month >= 9 else day.year - 1
    return SchoolYear(date(start, 9, 1), date(start + 1, 8, 31))


def calendar_name(sort: Sort, organisation: int) -> str:
    """What an organisation's own calendar is kept under.

    The hub's is everybody's where nothing lies over it.
    """
    return HUB if sort is Sort.HUB else f"{sort.value}:{organisation}"


def owner_of(name: str) -> tuple[Sort, int]:
    """Whose calendar is kept under a name: the sort of organisation and its id, 0 for the hub."""
    sort, _, organisation = name.partition(":")
    return Sort(sort), int(organisation or 0)


def layered(*calendars: Sequence[Closure]) -> Calendar:
    """The calendar that counts where each lies over those before it: hub, trust, school.

    For a school year in which one names holidays, nothing before it counts but bank holidays. Its
    rows of other years, a single INSET day say, join what stands there already.
    """
    standing: list[Closure] = []
    for rows in calendars:
        own = {school_year(row.first) for row in rows if row.kind is ClosureKind.HOLIDAY}
        parts = (part for row in standing for part in _by_year(row))
        standing = [
            p
            for p in parts
            if p.kind is ClosureKind.BANK_HOLIDAY or school_year(p.first) not in own
        ]
        standing += rows
    return Calendar(tuple(standing))


def _by_year(closure: Closure) -> Iterator[Closure]:
    """A closure cut at the end of each school year."""
    last = school_year(closure.first).last
    while last < closure.last:
        yield replace(closure, last=last)
        closure = replace(closure, first=last + DAY)
        last = school_year(closure.first).last
    yield closure
