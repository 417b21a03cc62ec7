"""School days: when schools are closed, and which days count."""

from collections.abc import Iterable, Iterator, Sequence
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
    """Why days are in a calendar; an INSET day, with staff in and no pupils, is a school day."""

    HOLIDAY = "holiday"
    BANK_HOLIDAY = "bank_holiday"
    INSET = "inset"
    CLOSED = "closed"


# Of several reasons on one day, the one that tells most comes first.
_TELLING = (ClosureKind.BANK_HOLIDAY, ClosureKind.HOLIDAY, ClosureKind.CLOSED)


@dataclass(frozen=True, slots=True)
class Closure:
    """Days of one kind from `first` to `last`, both included.

    `source` names what wrote the row, an import say; it is empty for a person.
    """

    first: date
    last: date
    kind: ClosureKind
    source: str = ""


class YearPart(StrEnum):
    """A part of a school year of which a calendar may have its own holidays."""

    BEGINNING = "beginning"
    TERMS = "terms"
    SUMMER = "summer"


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
        """Whether staff are in."""
        if day.weekday() > FRIDAY:
            return False
        kinds = [row.kind for row in self.closures if row.first <= day <= row.last]
        # An INSET day in a holiday is a school day all the same, but not on a bank holiday.
        if ClosureKind.INSET in kinds:
            return ClosureKind.BANK_HOLIDAY not in kinds
        return not kinds

    def why_closed(self, day: date) -> str:
        """Why schools are closed: weekend, or the kind of a closure; empty on a school day."""
        if self.is_school_day(day):
            return ""
        if day.weekday() > FRIDAY:
            return "weekend"
        kinds = {row.kind for row in self.closures if row.first <= day <= row.last}
        return next(kind.value for kind in _TELLING if kind in kinds)

    def next_school_day(self, day: date, n: int = 1) -> date:
        """The nth school day after `day`; `n` is at least 1."""
        return self._count(day, n, DAY)

    def previous_school_day(self, day: date, n: int = 1) -> date:
        """The nth school day before `day`; `n` is at least 1."""
        return self._count(day, n, -DAY)

    def last_school_day(self, day: date) -> date:
        """That day, or where it is none the school day before it."""
        return day if self.is_school_day(day) else self.previous_school_day(day)

    def school_days_between(self, first: date, last: date) -> tuple[date, ...]:
        """The school days from `first` to `last`, both counted; none where `last` is earlier."""
        days = (first + DAY * n for n in range((last - first).days + 1))
        return tuple(day for day in days if self.is_school_day(day))

    def _count(self, day: date, n: int, step: timedelta) -> date:
        if n < 1:
            raise ValueError("school days are counted from 1")
        for _ in range(n):
            day = self._nearest(day, step)
        return day

    def _nearest(self, day: date, step: timedelta) -> date:
        """The nearest school day in one direction, or weekday where schools stay closed."""
        first_weekday = None
        for _ in range(LONGEST_CLOSURE):
            day += step
            if self.is_school_day(day):
                return day
            if first_weekday is None and day.weekday() <= FRIDAY:
                first_weekday = day
        assert first_weekday is not None
        return first_weekday


def school_year(day: date) -> SchoolYear:
    """The school year that holds `day`."""
    start = day.year if day.month >= 9 else day.year - 1
    return SchoolYear(date(start, 9, 1), date(start + 1, 8, 31))


def calendar_name(sort: Sort, organisation: int) -> str:
    """The name under which an organisation's own calendar is kept: hub, trust:7, school:12."""
    return HUB if sort is Sort.HUB else f"{sort.value}:{organisation}"


def owner_of(name: str) -> tuple[Sort, int]:
    """The owner of the calendar of that name: its sort and its id, which is 0 for the hub."""
    sort, _, organisation = name.partition(":")
    return Sort(sort), int(organisation or 0)


def part_of(closure: Closure) -> tuple[SchoolYear, YearPart]:
    """The school year in which a closure begins, and the part of that year that it closes.

    Days up to 7 September are the end of a summer; from 15 June on it is the next one.
    """
    year = school_year(closure.first)
    if closure.last < year.first + 7 * DAY:
        return year, YearPart.BEGINNING
    summer = closure.first >= date(year.last.year, 6, 15)
    return year, YearPart.SUMMER if summer else YearPart.TERMS


def covers_year(closures: Iterable[Closure]) -> bool:
    """Whether rows of one school year are its calendar, rather than a few days of it.

    They are if they name a holiday between its terms.
    """
    holidays = (c for c in closures if c.kind is ClosureKind.HOLIDAY)
    return any(part_of(c)[1] is YearPart.TERMS for c in holidays)


def layered(*calendars: Sequence[Closure]) -> Calendar:
    """One calendar of several, each over those before it: the hub's, a trust's, a school's.

    For a school year of which a calendar has holidays between terms, it replaces those before it,
    but for bank holidays. A summer of its own replaces a summer alone. Any other row is added to
    theirs: a single INSET day, say.
    """
    rows: list[Closure] = []
    for calendar in calendars:
        # A closure over two school years may be replaced in one of them only.
        own = [part for row in calendar for part in by_year(row)]
        parts = {part_of(row) for row in own if row.kind is ClosureKind.HOLIDAY}
        rows = [
            row
            for row in rows
            if row.kind is ClosureKind.BANK_HOLIDAY
            or not parts & {part_of(row), (school_year(row.first), YearPart.TERMS)}
        ]
        rows += own
    return Calendar(tuple(rows))


def by_year(closure: Closure) -> Iterator[Closure]:
    """A closure cut at the end of each school year."""
    last = school_year(closure.first).last
    while last < closure.last:
        yield replace(closure, last=last)
        closure = replace(closure, first=last + DAY)
        last = school_year(closure.first).last
    yield closure
