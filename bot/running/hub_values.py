"""How the settings are read that say how the hub works: its words, days, hours and prices.

A reader raises ValueError with the rest of a sentence that begins with the setting's name.
"""

from datetime import UTC, date, datetime, time
from fractions import Fraction
from functools import cache
from zoneinfo import available_timezones

from cronsim import CronSim, CronSimError

from domain.funding.amounts import read_amount
from domain.people.words import Words, parse_words
from domain.support.rates import Rates, whole


def words(value: object) -> Words:
    """Reads the hub's own words."""
    if isinstance(value, Words):
        return value
    try:
        return parse_words(str(value))
    except ValueError as error:
        raise ValueError(f"cannot be read: {error}") from None


def name(value: object) -> str:
    """Reads a name of 1 to 100 characters, as one line."""
    text = " ".join(str(value).split())
    if not 1 <= len(text) <= 100:
        raise ValueError(f"has {len(text)} characters; a name has from 1 to 100")
    return text


def zone(value: object) -> str:
    """Reads the name of a time zone."""
    text = str(value).strip()
    if text not in _zones():
        raise ValueError(f"is “{text}”, not a time zone such as Europe/London")
    return text


@cache
def _zones() -> frozenset[str]:
    """All time zones; to find them takes a walk through the system's files."""
    return frozenset(available_timezones())


def hours(value: object) -> Fraction:
    """Reads how many hours make a day, 1 to 24."""
    try:
        number = Fraction(str(value).strip().replace(",", "."))
    except (ValueError, ZeroDivisionError):
        number = Fraction(0)
    if not 1 <= number <= 24:
        raise ValueError(f"is “{value}”, not a number of hours from 1 to 24")
    return number


def day(value: object) -> date | None:
    """Reads a date such as 2026-11-23, or nothing."""
    text = "" if value is None else str(value).strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f"is “{text}”, not a date such as 2026-11-23") from None


def sending_hour(value: object) -> time:
    """Reads a time from 06:30 to 09:00."""
    text = str(value).strip()
    try:
        found = value if isinstance(value, time) else time.fromisoformat(text)
    except ValueError:
        found = time(0)
    if found.tzinfo or not time(6, 30) <= found <= time(9):
        raise ValueError(f"is “{text}”, not a time from 06:30 to 09:00")
    return found


def cron(value: object) -> str:
    """Reads when something comes again, as cron text of five fields that comes about one day."""
    fields = str(value).split()
    text = " ".join(fields)
    try:
        comes = (
            len(fields) == 5
            and next(CronSim(text, datetime(2026, 1, 1, tzinfo=UTC)), None) is not None
        )
    except CronSimError:
        comes = False
    if not comes:
        raise ValueError(
            f"is “{text}”, not five fields of cron such as 0 8 * * 1 for Mondays at 08:00"
        )
    return text


def rates(value: object) -> Rates | None:
    """Reads what a day costs, as `charged/to employer` in pounds; the hub's fee is what is left."""
    if value is None or isinstance(value, Rates):
        return value
    parts = [read_amount(part) for part in str(value).split("/")]
    if len(parts) != 2 or None in parts:
        raise ValueError(f"is “{value}”, not two amounts such as 350/300")
    found = whole(Rates(*parts))
    if found.fee is None:
        raise ValueError(f"is “{value}”: the employer gets more than is charged")
    return found
