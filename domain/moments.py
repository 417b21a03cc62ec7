"""Moments of the world's clock: where a day is asked for, and as the clocks of a zone show them."""

import re
from dataclasses import fields, replace
from datetime import datetime, tzinfo
from typing import TypeVar
from zoneinfo import ZoneInfo

T = TypeVar("T")
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|[+-]\d{2}:?\d{2})",
    re.IGNORECASE,
)
# Characters.
SHORTEST, LONGEST = 17, 40


def local_day(text: str, zone: str) -> str:
    """The day of a moment in a zone, as ISO 8601; any other text as it is.

    Midnight of a summer's day in Britain is 23:00 UTC of the day before.
    """
    if not SHORTEST <= len(text) <= LONGEST or not _MOMENT.fullmatch(text.strip()):
        return text
    try:
        moment = datetime.fromisoformat(text.strip().upper().replace(" +", "+").replace(" Z", "Z"))
        return moment.astimezone(ZoneInfo(zone)).date().isoformat()
    except (ValueError, OverflowError):
        return text


def in_zone(kept: T, zone: tzinfo | None) -> T:
    """A dataclass with every moment of it as the clocks of a zone show it."""
    values = ((field.name, getattr(kept, field.name)) for field in fields(kept))  # type: ignore[arg-type]
    moments = {name: at.astimezone(zone) for name, at in values if isinstance(at, datetime)}
    return replace(kept, **moments)  # type: ignore[type-var]
