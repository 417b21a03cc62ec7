"""A day as a school's calendar counts it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from domain.prompts.calendar import DAY, FRIDAY, Calendar
from domain.prompts.reminders import EVERY
from domain.visits.visits import OLDEST

LATE_AFTER = 5
THURSDAY = 3


@dataclass(frozen=True, slots=True)
class Day:
    """A day, with the days before which things are owed, late or silent on it.

    `weeks_told` has the Mondays of the weeks of which heads hear on it: on Thursday of the week
    before, or, where they are not in that Thursday, on their last school day before it; who works
    on Fridays only, on that Friday.
    """

    on: date
    school_day: bool
    owed_before: date
    late_before: date
    silent_before: date
    start: date | None = None
    owed_from: date | None = None
    weeks_announced: tuple[date, ...] = ()

    def prompts_for(self, due: date) -> bool:
        """Whether something due on that day is prompted for: nothing from before the start is."""
        return self.start is None or due >= self.start


def day_of(
    calendar: Calendar,
    on: date,
    silent_weeks: int,
    start: date | None,
    working: Collection[int] = EVERY,
) -> Day:
    """The day by that calendar, for who works on those weekdays; nothing is due before `start`."""
    tomorrow = on + DAY
    return Day(
        on=on,
        school_day=calendar.is_school_day(on),
        owed_before=calendar.previous_school_day(tomorrow),
        late_before=calendar.previous_school_day(tomorrow, LATE_AFTER + 1),
        silent_before=calendar.previous_school_day(tomorrow, 5 * silent_weeks),
        start=start,
        owed_from=calendar.previous_school_day(start) if start else None,
        weeks_announced=_weeks_told(calendar, on, working),
    )


def oldest_owed(day: Day) -> date:
    """The first day of which planned visits are owed a record.

    None is owed from before the start, nor where the visit is too old for a record.
    """
    return max(day.on - OLDEST, day.owed_from or date.min)


def _weeks_told(calendar: Calendar, on: date, working: Collection[int]) -> tuple[date, ...]:
    if not calendar.is_school_day(on) or on.weekday() not in working:
        return ()
    following = calendar.next_school_day(on)
    while following.weekday() not in working:
        following = calendar.next_school_day(following)
    # Of each week people hear on its Thursday, or on the last day before it that they work.
    weekday = max((day for day in working if day <= THURSDAY), default=FRIDAY)
    days = (on + n * DAY for n in range((following - on).days))
    return tuple(day + timedelta(days=7 - weekday) for day in days if day.weekday() == weekday)
