"""When prompts go to a person: the days, the hour, and until when a row is put off."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.people.people import Person, Role
from domain.prompts.calendar import Calendar
from domain.prompts.reminders import is_away, weekdays

# A morning message belongs to the morning. One that was not put into the outbox by one o'clock
# waits for the next day; one that was not delivered by the end of the working day is dropped.
LATEST, EVENING = time(13), time(17)
LONGEST = timedelta(days=366)


def hour_of(person: Person, local: datetime, usual: time) -> datetime:
    """When the person's message of that day goes; `local` is in the person's zone."""
    return datetime.combine(local.date(), person.sending_at or usual, local.tzinfo)


def sends_now(person: Person, now: datetime, usual: time, looked: datetime | None) -> bool:
    """Whether the person's hour has come since everybody was `looked` at last.

    It comes on working days only, before one o'clock, and not while the person is away.
    """
    local = now.astimezone(ZoneInfo(person.zone))
    if is_away(person.away_until, local.date()):
        return False
    if local.weekday() not in weekdays(person.working_days) or local.time() >= LATEST:
        return False
    hour = hour_of(person, local, usual)
    # A last look that lies ahead of now was noted before the clock was set back.
    seen_already = looked is not None and hour <= looked <= now
    return hour <= local and not seen_already


def after_absence(person: Person, now: datetime, usual: time) -> datetime:
    """When a message goes that does not wait for a morning.

    That is now, or the first working morning after the person's absence.
    """
    local = now.astimezone(ZoneInfo(person.zone))
    if person.away_until is None or not is_away(person.away_until, local.date()):
        return now
    days = (person.away_until + timedelta(days=n) for n in range(1, 8))
    first = next(day for day in days if day.weekday() in weekdays(person.working_days))
    return hour_of(person, datetime.combine(first, time(), local.tzinfo), usual).astimezone(UTC)


def employer(person: Person) -> int | None:
    """The organisation whose school days count for a person; None where there is none.

    It is where a leader is employed, else where the person heads a school or is an officer.
    """
    for role in (Role.LEADER, Role.HOME_HEAD, Role.OFFICER):
        if held := person.at(role):
            return min(held)
    return None


def next_monday(day: date) -> date:
    """The Monday of the week after."""
    return day + timedelta(days=7 - day.weekday())


def snooze_until(choice: str, typed: date | None, today: date, calendar: Calendar) -> date | None:
    """The day until which a row is put off; None where no later day was chosen.

    `choice` is "tomorrow" for the next school day, "week" for next Monday, else `typed` counts.
    """
    if choice == "tomorrow":
        return calendar.next_school_day(today)
    if choice == "week":
        return next_monday(today)
    return later_day(typed, today)


def later_day(typed: date | None, today: date) -> date | None:
    """A day that was typed, if it is after today and within a year."""
    return typed if typed is not None and today < typed <= today + LONGEST else None
