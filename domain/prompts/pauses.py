"""Days that a pause of support moves, and for how long support that ended is opened again."""

from datetime import date

from domain.prompts.calendar import DAY, Calendar

# School days after the end of support.
OPENED_WITHIN = 20


def may_be_opened(ended_on: date, today: date, calendar: Calendar) -> bool:
    """Whether support that ended on a day may be opened again."""
    return len(calendar.school_days_between(ended_on + DAY, today)) <= OPENED_WITHIN


def later_by_pause(day: date, paused_on: date, today: date, calendar: Calendar) -> date:
    """A day that is moved by the school days of a pause, which ends today."""
    held = len(calendar.school_days_between(paused_on, today - DAY))
    return calendar.next_school_day(day, held) if held else day
