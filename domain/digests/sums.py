"""What the records of a digest add up to: its figures need no more of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.digests.counting import DAY, CountedRecord
from domain.prompts.calendar import Calendar

# School days.
IN_TIME = 5


@dataclass(frozen=True, slots=True)
class Tally:
    """What some records add up to.

    `visited` has how many visits happened, by deployment; `named` are the deployments of all the
    records. `minutes` are those of visits, `missed` counts what did not happen. `typed` of the
    visits were not imported, and `in_time` of these recorded in time. `seconds` has how many
    records took so long, `recorders` by id who recorded them. `days` are days of the records, the
    earliest among them.
    """

    visited: Mapping[int, int] = field(default_factory=dict)
    named: frozenset[int] = frozenset()
    minutes: int = 0
    missed: int = 0
    typed: int = 0
    in_time: int = 0
    seconds: Mapping[int, int] = field(default_factory=dict)
    days: frozenset[date] = frozenset()
    recorders: frozenset[int] = frozenset()

    @property
    def visits(self) -> int:
        """How many visits happened."""
        return sum(self.visited.values())

    def with_(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            Counter(self.visited) + Counter(other.visited),
            self.named | other.named,
            self.minutes + other.minutes,
            self.missed + other.missed,
            self.typed + other.typed,
            self.in_time + other.in_time,
            Counter(self.seconds) + Counter(other.seconds),
            self.days | other.days,
            self.recorders | other.recorders,
        )


@dataclass(frozen=True, slots=True)
class DayOfVisits:
    """How many visits happened on a day, and the minutes they took."""

    on: date
    visits: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Sums:
    """What a digest counts beside the records that it has one by one.

    `own` are records that it counts by their day. `history` has the days of its chart and
    comparison, `schools_before` at how many schools the weeks compared had visits.
    """

    own: Tally = field(default_factory=Tally)
    history: tuple[DayOfVisits, ...] = ()
    schools_before: int = 0


def tally_of(records: Sequence[CountedRecord], calendar: Calendar, zone: ZoneInfo) -> Tally:
    """What records add up to."""
    happened = [r for r in records if r.happened]
    typed = [r for r in happened if not r.imported]
    until = in_time_until({r.on for r in typed}, calendar, zone)
    return Tally(
        visited=Counter(r.deployment for r in happened),
        named=frozenset(r.deployment for r in records),
        minutes=sum(r.minutes for r in happened),
        missed=len(records) - len(happened),
        typed=len(typed),
        in_time=sum(r.recorded_at < until[r.on] for r in typed),
        seconds=Counter(r.seconds for r in records if r.seconds is not None),
        days=frozenset(r.on for r in records),
        recorders=frozenset(r.recorder for r in records if r.seconds is not None),
    )


def in_time_until(days: Iterable[date], calendar: Calendar, zone: ZoneInfo) -> dict[date, datetime]:
    """The moment up to which a visit of each day is recorded in time: within five school days."""
    return {day: midnight(calendar.next_school_day(day, IN_TIME) + DAY, zone) for day in days}


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which a day begins in a zone."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def days_from(first: date, last: date) -> list[date]:
    """Each day from `first` to `last`, both included."""
    return [first + n * timedelta(days=1) for n in range((last - first).days + 1)]
