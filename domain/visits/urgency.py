"""What of the support a hub looks at first, and which support a list shows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, IntEnum, auto
from fractions import Fraction

from domain.support.deployments import Deployment, SupportStanding, days
from domain.visits.visits import Progress


class Urgency(IntEnum):
    """Why support stands where it does in a list, the worst first."""

    OFF_TRACK = 0
    CONCERNS = 1
    OVER_DAYS = 2
    NO_RECORD = 3
    NO_VISIT = 4
    WELL = 5
    RESTS = 6


class Which(Enum):
    """Which support a list shows: what is current, of that what has no visit planned, or over.

    `ALL` is both what is current and what is over.
    """

    CURRENT = auto()
    UNPLANNED = auto()
    OVER = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class Looked:
    """The moment at which support is looked at, and what it is judged by.

    Planned visits are owed their records from `owed_from` on.
    """

    today: date
    now: datetime
    owed_from: date
    hours_a_day: Fraction


def urgency(support: Deployment, standing: SupportStanding, looked: Looked) -> Urgency:
    """How soon support wants a look."""
    if not support.active:
        return Urgency.RESTS
    if standing.progress == Progress.OFF_TRACK:
        return Urgency.OFF_TRACK
    if standing.progress == Progress.CONCERNS:
        return Urgency.CONCERNS
    if over_days(support, days(standing.minutes, looked.hours_a_day)):
        return Urgency.OVER_DAYS
    if standing.missing is not None:
        return Urgency.NO_RECORD
    return Urgency.WELL if standing.next_visit else Urgency.NO_VISIT


def over_days(support: Deployment, used: Fraction) -> bool:
    """Whether more days are used than were agreed."""
    return bool(support.days_agreed) and used > (support.days_agreed or 0)
