"""Ids of rows as cards carry them and as texts hold them."""

from typing import Final

# The largest number that a column of ids holds on every database.
LARGEST_ID: Final = 2**31 - 1
_DIGITS = len(str(LARGEST_ID))


def read_id(text: str) -> int | None:
    """The id that a text holds in decimal digits; None where no row can have it."""
    # What is longer than any id was made up by whoever sent it, and may take long to read.
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        return None
    number = int(text)
    return number if 0 < number <= LARGEST_ID else None
