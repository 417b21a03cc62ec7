"""What of the support a hub looks at first, and which support a list shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, IntEnum, auto
from fractions import Fraction

from domain.support.deployments import ENDED, Deployment, Status, SupportStanding, days
from domain.visits.visits import Progress


class Urgency(IntEnum):
    """Why support stands where it does in a list: what is not under way first, then the worst."""

    PROPOSED = 0
    AGREED = 1
    PAUSED = 2
    OFF_TRACK = 3
    CONCERNS = 4
    OVER_DAYS = 5
    NO_RECORD = 6
    NO_VISIT = 7
    WELL = 8
    ENDED = 9


# Support that is to come or rests stands on top, whatever its records say; what is over, last.
BY_STATUS: Mapping[Status, Urgency] = {
    Status.PROPOSED: Urgency.PROPOSED,
    Status.AGREED: Urgency.AGREED,
    Status.PAUSED: Urgency.PAUSED,
    **dict.fromkeys(ENDED, Urgency.ENDED),
}


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
    if support.status in BY_STATUS:
        return BY_STATUS[support.status]
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
