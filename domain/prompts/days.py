"""A day on which people are prompted, with all that a school's calendar says of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from domain.library.documents import NEW_FOR
from domain.prompts.calendar import DAY, FRIDAY, Calendar
from domain.prompts.reminders import EVERY
from domain.visits.visits import OLDEST

# School days after a planned visit.
LATE_AFTER = 5
THURSDAY = 3


@dataclass(frozen=True, slots=True)
class Day:
    """A day `on` which people are prompted.

    A planned visit is owed its record if it was before `owed_before` and not before `owed_from`,
    and is late if it was before `late_before`. Support is silent if its last visit was before
    `silent_before`. Nothing from before `start` counts.
    What was published since `new_since` is new. A question is named again if it was asked from
    `asked_third` to before `asked_second`, and from when it was asked before `asked_fourth` on:
    on the third and from the fifth school day after that of the question.
    `weeks_announced` are the weeks, by their Mondays, of which heads are told on this day who is
    out: see `_weeks_announced`.
    """

    on: date
    school_day: bool
    owed_before: date
    late_before: date
    silent_before: date
    start: date | None = None
    owed_from: date | None = None
    weeks_announced: tuple[date, ...] = ()
    new_since: date = date.max
    asked_second: date = date.min
    asked_third: date = date.min
    asked_fourth: date = date.min

    def prompts_for(self, due: date) -> bool:
        """Whether people are prompted for something that was due then: not from before `start`."""
        return self.start is None or due >= self.start


def day_of(
    calendar: Calendar,
    on: date,
    silent_weeks: int,
    start: date | None,
    working: Collection[int] = EVERY,
) -> Day:
    """The day by a calendar; `working` are the weekdays of the person who is prompted."""
    # A day's message may count the day itself, so what lies behind is counted from tomorrow.
    tomorrow = on + DAY
    second = calendar.previous_school_day(on, 2)
    third = calendar.previous_school_day(second)
    return Day(
        on=on,
        school_day=calendar.is_school_day(on),
        owed_before=calendar.previous_school_day(tomorrow),
        late_before=calendar.previous_school_day(tomorrow, LATE_AFTER + 1),
        silent_before=calendar.previous_school_day(tomorrow, 5 * silent_weeks),
        start=start,
        owed_from=calendar.previous_school_day(start) if start else None,
        weeks_announced=_weeks_announced(calendar, on, working),
        new_since=calendar.previous_school_day(on, NEW_FOR),
        asked_second=second,
        asked_third=third,
        asked_fourth=calendar.previous_school_day(third),
    )


def oldest_owed(day: Day) -> date:
    """The first day whose planned visits are still owed a record.

    A visit from before the start is owed none, nor one that is too old to be recorded.
    """
    return max(day.on - OLDEST, day.owed_from or date.min)


def _weeks_announced(calendar: Calendar, on: date, working: Collection[int]) -> tuple[date, ...]:
    """The Mondays of the weeks that are announced on a day.

    A week is announced on Thursday of the week before. A head who does not work on Thursdays hears
    on the last working weekday before it; one who works on Fridays only, on that Friday. Where
    that day is no school day, it is the last working school day before it.
    """
    if not calendar.is_school_day(on) or on.weekday() not in working:
        return ()
    following = calendar.next_school_day(on)
    while following.weekday() not in working:
        following = calendar.next_school_day(following)
    weekday = max((day for day in working if day <= THURSDAY), default=FRIDAY)
    # Every such weekday from this day to the next on which the head works is announced here.
    days = (on + n * DAY for n in range((following - on).days))
    return tuple(day + timedelta(days=7 - weekday) for day in days if day.weekday() == weekday)
