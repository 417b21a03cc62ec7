"""When prompts go to a person: the days, the hour, and until when a row is quiet."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.people.people import Person, Role
from domain.prompts.calendar import Calendar
from domain.prompts.reminders import is_away, weekdays

# A morning message belongs to the morning: what could not be put by one o'clock waits for the next
# day, and what could not be delivered by the end of the working day is dropped.
LATEST, EVENING = time(13), time(17)
LONGEST = timedelta(days=366)


def hour_of(person: Person, local: datetime, usual: time) -> datetime:
    """When a person's messages of a day go; `local` is now on the person's own clock."""
    return datetime.combine(local.date(), person.sending_at or usual, local.tzinfo)


def sends_now(person: Person, now: datetime, usual: time, looked: datetime | None) -> bool:
    """Whether the person's hour came since it was last looked.

    Only on a working day, before one o'clock, and not while away.
    """
    local = now.astimezone(ZoneInfo(person.zone))
    hour = hour_of(person, local, usual)
    came = hour <= local and (looked is None or not hour <= looked <= now)
    away = is_away(person.away_until, local.date())
    return (
        came
        and local.time() < LATEST
        and not away
        and local.weekday() in weekdays(person.working_days)
    )


def after_absence(person: Person, now: datetime, usual: time) -> datetime:
    """When a person hears of what will not wait for a morning.

    Now, or the first working morning after an absence.
    """
    local = now.astimezone(ZoneInfo(person.zone))
    if person.away_until is None or not is_away(person.away_until, local.date()):
        return now
    days = (person.away_until + timedelta(days=n) for n in range(1, 8))
    first = next(day for day in days if day.weekday() in weekdays(person.working_days))
    return hour_of(person, datetime.combine(first, time(), local.tzinfo), usual).astimezone(UTC)


def employer(person: Person) -> int | None:
    """The organisation whose school days are the person's.

    Where a leader is employed, else where a role is held.
    """
    for role in (Role.LEADER, Role.HOME_HEAD, Role.OFFICER):
        if held := person.at(role):
            return min(held)
    return None


def next_monday(day: date) -> date:
    """The Monday of the week after."""
    return day + timedelta(days=7 - day.weekday())


def snooze_until(choice: str, typed: date | None, today: date, calendar: Calendar) -> date | None:
    """The day until which a row is quiet; None where none was chosen.

    The next school day, next week, or the day that was typed.
    """
    if choice == "tomorrow":
        return calendar.next_school_day(today)
    if choice == "week":
        return next_monday(today)
    return later_day(typed, today)


def later_day(typed: date | None, today: date) -> date | None:
    """A day that was typed, if it is after today and within a year."""
    return typed if typed is not None and today < typed <= today + LONGEST else None
