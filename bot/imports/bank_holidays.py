"""Bank holidays of England as rows of the hub's calendar."""

from datetime import date

from domain.prompts.calendar import Closure, ClosureKind
from storage.store import Store

SOURCE = "bank holidays"


def bank_holidays(years: range) -> tuple[Closure, ...]:
    """England's bank holidays of those years, in order."""
    import holidays

    known = holidays.country_holidays("GB", subdiv="ENG", years=years)
    return tuple(Closure(day, day, ClosureKind.BANK_HOLIDAY, SOURCE) for day in sorted(known))


def write_bank_holidays(store: Store, today: date) -> bool:
    """Keeps those of last year to two years ahead; False where they stood already."""
    return store.calendars.replace(SOURCE, bank_holidays(range(today.year - 1, today.year + 3)))
