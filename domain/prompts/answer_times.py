"""How soon the hub answers a request: on the second school day, by the same hour.

It goes by the hub's clock and calendar. A school day is worth 24 hours and any other day none, so
that the hour stays the same whatever lies between.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from statistics import median
from typing import Final
from zoneinfo import ZoneInfo

from domain.prompts.calendar import DAY, Calendar

# School days from filing to the hub's answer.
PROMISED: Final = 2
# Where something is filed on a day that is none, its clock begins at this hour of the next.
BEGINS: Final = time(9)


@dataclass(frozen=True, slots=True)
class SchoolClock:
    """Time as the hub promises it: by its calendar, and the clocks of its zone."""

    calendar: Calendar
    zone: str

    def answer_by(self, filed: datetime) -> datetime:
        """The moment by which the hub answers what was filed then."""
        return self.later(filed, PROMISED * DAY)

    def later(self, start: datetime, by: timedelta) -> datetime:
        """So much school time after a moment."""
        at = self._begins(start)
        days, rest = divmod(_of_day(at) + by, DAY)
        day = self.calendar.next_school_day(at.date(), days) if days else at.date()
        local = datetime.combine(day, time()) + rest
        return local.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much school time lies between two moments; none where the second is no later."""
        first, last = self._begins(start), self._local(end)
        if last <= first:
            return timedelta()
        days = self.calendar.school_days_between(first.date(), last.date() - DAY)
        over = _of_day(last) if self.calendar.is_school_day(last.date()) else timedelta()
        return len(days) * DAY + over - _of_day(first)

    def after_pause(self, by: datetime, start: datetime, end: datetime) -> datetime:
        """A moment by which something is owed, once the clock stood still from `start` to `end`.

        What was left at the start is left from the end on: nothing where it was late already.
        """
        return self.later(end, self.between(start, by))

    def _begins(self, moment: datetime) -> datetime:
        """When the clock begins to run for something of that moment, in local time."""
        local = self._local(moment)
        if self.calendar.is_school_day(local.date()):
            return local
        return datetime.combine(self.calendar.next_school_day(local.date()), BEGINS)

    def _local(self, moment: datetime) -> datetime:
        """What clocks show then, to the second."""
        return moment.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None, microsecond=0)


def _of_day(local: datetime) -> timedelta:
    return local - datetime.combine(local.date(), time())


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised of one request, and when the hub answered it; None while it has not."""

    filed_at: datetime
    promised_by: datetime
    met_at: datetime | None

    @property
    def kept(self) -> bool:
        """Whether the hub answered in time."""
        return self.met_at is not None and self.met_at <= self.promised_by


@dataclass(frozen=True, slots=True)
class PromiseFigures:
    """Of how many requests the promise was kept, and the median of days to the hub's answer.

    `days` is None where none was answered.
    """

    asked: int
    in_time: int
    days: float | None


def promise_figures(promises: Iterable[Promise], clock: SchoolClock) -> PromiseFigures:
    """The figures of the promises that fell due in some time."""
    found = list(promises)
    took = [clock.between(p.filed_at, p.met_at) / DAY for p in found if p.met_at is not None]
    kept = sum(promise.kept for promise in found)
    return PromiseFigures(len(found), kept, median(took) if took else None)
