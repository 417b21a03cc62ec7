"""Who employs a leader while they give support: whoever did on a day is owed for that day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Employment:
    """A time in which a leader gave support, and who employed them then, None where unknown.

    Without `since` it goes back to the start of the support, without `until` it goes on.
    """

    home: int | None
    since: date | None = None
    until: date | None = None


def home_of(employers: Collection[int], known: int | None = None) -> int | None:
    """The employer of a leader's support: the one `known` as long as they stay, else the only one.

    With several, and none of them known, nobody can say which it is.
    """
    if known in employers:
        return known
    return next(iter(employers)) if len(employers) == 1 else None


def employer_on(times: Iterable[Employment], day: date) -> int | None:
    """Who employed the leader on a day; on one outside all the times, as in the nearest of them."""
    nearest = min(times, key=lambda time: _distance(time, day), default=None)
    return nearest.home if nearest else None


def _distance(time: Employment, day: date) -> tuple[int, int]:
    """How far a day is from a time; of two that have it, the later one is nearer."""
    since, until = time.since or date.min, time.until or date.max
    away = (since - day).days if day < since else max(0, (day - until).days)
    return away, -since.toordinal()
