"""Bank holidays of England as rows of the hub's calendar."""

import sys
from collections.abc import Iterable
from datetime import date
from functools import cache

import orjson

from bot.documents.apart import Bounds, said_of
from domain.prompts.calendar import Closure, ClosureKind
from storage.store import Store

SOURCE = "bank holidays"


def bank_holidays(years: range) -> tuple[Closure, ...]:
    """England's bank holidays of those years, in order."""
    import holidays

    return _closed(holidays.country_holidays("GB", subdiv="ENG", years=years))


@cache
def found_apart(years: range) -> tuple[Closure, ...]:
    """The same, found in a process of its own.

    The library brings the holidays of 250 countries, 12 MB that would stay as long as the bot runs.
    """
    said = said_of(f"{years.start} {years.stop}".encode(), __name__, Bounds())
    if said is None:
        return bank_holidays(years)
    return _closed(map(date.fromisoformat, orjson.loads(said)))


def main() -> None:
    """Says the days of the years, first and beyond the last, at standard input."""
    first, beyond = map(int, sys.stdin.read().split())
    found = bank_holidays(range(first, beyond))
    sys.stdout.buffer.write(orjson.dumps([closure.first for closure in found]))


def write_bank_holidays(store: Store, today: date) -> bool:
    """Keeps those of last year to two years ahead; False where they stood already."""
    return store.calendars.replace(SOURCE, found_apart(range(today.year - 1, today.year + 3)))


def _closed(days: Iterable[date]) -> tuple[Closure, ...]:
    return tuple(Closure(day, day, ClosureKind.BANK_HOLIDAY, SOURCE) for day in sorted(days))
