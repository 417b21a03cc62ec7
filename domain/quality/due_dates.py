"""When a rule wants a report: on a day, half way through support, or some days after its end."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from domain.prompts.calendar import Calendar

MOST_DAYS: Final = 366
_AFTER_END = re.compile(r"end ?\+ ?(\d{1,3})", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when support runs; without an end it is open."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class DueDate:
    """A day by which a report is wanted: one of the three, or none at all.

    `after_end` counts school days after the last day of what is reported on.
    """

    on: date | None = None
    middle: bool = False
    after_end: int | None = None

    def of(self, spans: tuple[Span, ...], calendar: Calendar) -> date | None:
        """The day for support of these spans; None where there is no day, or not yet."""
        if not spans or self.on is not None:
            return self.on if spans else None
        first, last = min(span.first for span in spans), _last(spans)
        if last is None:
            return None
        if self.middle:
            return _half_way(first, last, calendar)
        if self.after_end is None:
            return None
        return calendar.next_school_day(last, self.after_end) if self.after_end else last

    @property
    def text(self) -> str:
        """It as files have it: 2021-02-05, middle, end+15, or nothing."""
        if self.on is not None:
            return self.on.isoformat()
        if self.middle:
            return _MIDDLE
        return "" if self.after_end is None else f"end+{self.after_end}"


NO_DATE: Final = DueDate()
MIDDLE: Final = DueDate(middle=True)


def read_due_date(text: str) -> DueDate | None:
    """What a text says: a day as 2021-02-05, middle, end+15, none; None where it says no more."""
    typed = text.strip().lower()
    if _DAY.fullmatch(typed):
        return DueDate(date.fromisoformat(typed))
    if typed in ("", "-", "–", "none"):
        return NO_DATE
    if typed == _MIDDLE:
        return MIDDLE
    found = _AFTER_END.fullmatch(typed)
    if found is None or int(found[1]) > MOST_DAYS:
        return None
    return DueDate(after_end=int(found[1]))


def _last(spans: tuple[Span, ...]) -> date | None:
    ends = [span.last for span in spans]
    return None if None in ends else max(end for end in ends if end is not None)


def _half_way(first: date, last: date, calendar: Calendar) -> date:
    day = first + timedelta(days=(last - first).days // 2)
    return day if calendar.is_school_day(day) else calendar.next_school_day(day)
