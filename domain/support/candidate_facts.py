"""What is known of leaders, and what support is wanted, when somebody looks for a leader."""

import math
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

METRES_A_MILE = 1609.344
# What stands between the entries of a list that somebody typed.
_BETWEEN = re.compile(r"[;,/\n]")


class SameTrust(StrEnum):
    """What becomes of leaders who are employed in the trust of the school."""

    SHOW = "show"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an organisation is, in metres; either may not be known."""

    easting: int | None = None
    northing: int | None = None


@dataclass(frozen=True, slots=True)
class Employer:
    """An organisation that employs a leader; a school names its trust, a trust names itself."""

    id: int
    name: str
    spot: Spot = Spot()
    trust: int | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict of interest that a leader declared with the organisation, in their own words."""

    on: date
    words: str


@dataclass(frozen=True, slots=True)
class LeaderFacts:
    """What is known of one leader.

    `agreed` are the days agreed of own open support, with an equal part of what is shared; `used`
    are those used this school year in support that is over. `asked` are days that were offered and
    wait for an answer. `active` counts support going on now, `before` that was given on this need.
    """

    id: int
    name: str
    email: str = ""
    employers: tuple[Employer, ...] = ()
    specialisms: str = ""
    phases: str = ""
    free_days: Fraction | None = None
    agreed: Fraction = Fraction(0)
    used: Fraction = Fraction(0)
    asked: Fraction = Fraction(0)
    active: int = 0
    before: int = 0
    working_days: str = ""
    away_until: date | None = None
    left_on: date | None = None
    conflict: Conflict | None = None

    @property
    def days_left(self) -> Fraction | None:
        """The days that are left of those a year; None where it is not stated how many those are.

        It is below nothing where more is agreed.
        """
        return None if self.free_days is None else self.free_days - self.agreed - self.used


@dataclass(frozen=True, slots=True)
class Needed:
    """The support for which a leader is looked for.

    `place` is the organisation's id; `trust` is the trust that it is in, or is. `asked` are those
    who were asked for this request before, by id.
    """

    place: int
    need: str
    phase: str = ""
    spot: Spot = Spot()
    trust: int | None = None
    days: Fraction | None = None
    start: date | None = None
    end: date | None = None
    asked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FindingLimits:
    """What the hub takes for near enough, and for not too much."""

    miles: int = 15
    load: int = 2
    same_trust: SameTrust = SameTrust.SHOW


def entries(typed: str) -> tuple[str, ...]:
    """The single entries of a list such as "Early reading; Phonics", each one time."""
    each = (" ".join(part.split()) for part in _BETWEEN.split(typed))
    return tuple({part.casefold(): part for part in each if part}.values())


def has_specialism(leader: LeaderFacts, need: str) -> bool:
    """Whether a need is one of a leader's specialisms, word for word; case does not count."""
    return plain_key(need) in {plain_key(entry) for entry in entries(leader.specialisms)}


def miles_between(one: Spot, other: Spot) -> float | None:
    """Miles in a straight line, to one decimal; None where a place is not known."""
    if one.easting is None or one.northing is None:
        return None
    if other.easting is None or other.northing is None:
        return None
    metres = math.hypot(one.easting - other.easting, one.northing - other.northing)
    return round(metres / METRES_A_MILE, 1)


def plain_key(text: str) -> str:
    """A text for comparing: case and spaces do not count."""
    return " ".join(text.split()).casefold()
