"""The days that the hub has to do with."""

from datetime import date
from typing import Final

# No record, plan or absence is of a day beyond: so there are days before and after each that is.
FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)


def in_calendar(day: date) -> bool:
    """Whether a day lies within the calendar of a hub, 1900 to 2199."""
    return FIRST_DAY <= day <= LAST_DAY
