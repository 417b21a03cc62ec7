"""What a head releases a leader for: so many days a term, which is shown and never enforced."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.prompts.calendar import DAY
from domain.prompts.terms import easter


@dataclass(frozen=True, slots=True)
class LeaderRelease:
    """A head's release: who employs the leader, at most so many days a term, and a note."""

    leader: int
    name: str
    employer: str
    most: Fraction | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OverRelease:
    """That a day is one more than was released: by whom, how many, and which it is."""

    employer: str
    most: Fraction
    nth: int


def term_of(day: date) -> tuple[date, date]:
    """The first and last day of the term that holds a day: up to Christmas, Easter, or summer.

    Wherever schools have their holidays, no school day is counted to the wrong term by it.
    """
    if day.month >= 9:
        return date(day.year, 9, 1), date(day.year, 12, 31)
    sunday = easter(day.year)
    if day <= sunday:
        return date(day.year, 1, 1), sunday
    return sunday + DAY, date(day.year, 8, 31)


def over_release(
    release: LeaderRelease | None, day: date, others: Collection[date]
) -> OverRelease | None:
    """Whether a day goes over what was released; `others` are days out in the same term."""
    if release is None or release.most is None:
        return None
    nth = len({day, *(each for each in others if each <= day)})
    return OverRelease(release.employer, release.most, nth) if nth > release.most else None
