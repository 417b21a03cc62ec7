"""A day that is typed with the weekday of another: "Tuesday 25 November", which is a Wednesday."""

from dataclasses import dataclass
from datetime import date

from domain.dates import DAY, LONGEST, plain, read_date, weekday_and_date
from domain.days import in_calendar
from domain.errors import Refused, refuse
from domain.far_days import FAR
from domain.text import quoted

# Days: the weekday that is meant is no farther from the date.
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class TwoDays:
    """The day of a date, and the nearest day of the weekday that was typed beside it."""

    dated: date
    named: date


def two_days(text: str, today: date) -> TwoDays | None:
    """The two days that a typed day names; None where it names one, or none.

    Without its year it names one where that day, gone by or to come, fits its weekday; but no far
    one where a near one does not.
    """
    found = weekday_and_date(plain(text)) if 0 < len(text) <= LONGEST else None
    if found is None:
        return None
    weekday, written = found
    read = (read_date(written, today, past=past) for past in (True, False))
    days = [day for day in read if day and in_calendar(day)]
    if not days:
        return None
    dated = min(days, key=lambda day: abs(day - today))
    near = [day for day in days if abs(day - today) <= FAR]
    if any(day.weekday() == weekday for day in near or days):
        return None
    apart = (weekday - dated.weekday() + _NEAREST) % 7 - _NEAREST
    return TwoDays(dated, dated + apart * DAY)


def no_day(typed: str, name: str, today: date) -> Refused:
    """The refusal of a typed day that could not be read: nothing, two days in one, or no day."""
    if not typed.strip():
        return refuse("missing", name)
    return not_one(typed, name, today) or refuse("not_a_date", name, typed=quoted(typed))


def not_one(typed: str, name: str, today: date) -> Refused | None:
    """The refusal of a typed day that names two; None where it does not."""
    both = two_days(typed, today)
    return refuse("two_days", name, day=both.dated, other=both.named) if both else None
