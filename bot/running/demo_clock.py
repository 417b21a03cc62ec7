"""The clock of a development bot: it may begin on another morning, and goes on from there."""

import time as seconds
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.running.setting_values import MORNING, NOW
from bot.running.settings import Settings
from domain.prompts.calendar import Calendar, school_year
from domain.prompts.terms import sample_terms

# A minute before reminders go by default.
BEGINS = time(7, 29)
Clock = Callable[[], datetime]


def clock_of(settings: Settings, real: Clock) -> Clock:
    """The clock that the setting DEMO_CLOCK asks for: `real`, or one that goes on from a moment."""
    asked = settings.demo_clock
    if asked == NOW or not settings.development:
        return real
    if asked == MORNING:
        begins = datetime.combine(school_day(settings.today(real())), BEGINS)
    else:
        begins = datetime.fromisoformat(asked)
    return going_on_from(begins.replace(tzinfo=ZoneInfo(settings.timezone)).astimezone(UTC))


def going_on_from(moment: datetime, monotonic: Callable[[], float] = seconds.monotonic) -> Clock:
    """A clock that shows `moment` now, and goes on from there as time does."""
    since = monotonic()
    return lambda: datetime.fromtimestamp(moment.timestamp() + monotonic() - since, UTC)


def school_day(today: date) -> date:
    """Today if it is a school day in the sample's calendar, else the next one."""
    first = school_year(today).first.year
    closures = (closure for year in (first, first + 1) for closure in sample_terms(year))
    calendar = Calendar(tuple(closures))
    return today if calendar.is_school_day(today) else calendar.next_school_day(today)
