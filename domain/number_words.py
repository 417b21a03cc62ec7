"""Numbers as they are spoken: one to twenty, the tens, forty five, and 22nd."""

from collections.abc import Mapping
from types import MappingProxyType

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

NUMBERS: Mapping[str, int] = MappingProxyType(
    {
        **{word: number for number, word in enumerate((*_ONES, *_TEENS), 1)},
        **{word: 10 * number for number, word in enumerate(_TENS, 2)},
        **{
            f"{ten} {one}": 10 * tens + ones
            for tens, ten in enumerate(_TENS, 2)
            for ones, one in enumerate(_ONES, 1)
        },
    }
)
# The longer words first: "forty five" is not "forty".
PATTERN = "|".join(sorted(NUMBERS, key=len, reverse=True))


def in_order(number: int) -> str:
    """A place in a row in figures: 1st, 11th, 22nd, 113th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"
