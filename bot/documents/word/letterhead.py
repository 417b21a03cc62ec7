"""Whose document it is, and when it was made."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What every page of the hub's says of whoever made it; `colour` is six hexadecimal digits."""

    name: str
    colour: str
    made_on: date
