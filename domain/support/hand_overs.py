"""Hand-overs: a leader gives support to another, once both the new one and their head agree."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class HandOverPlan:
    """Who hands over to whom, from which day, how many days, and why."""

    leader: int
    to: int
    from_on: date
    days: Fraction | None
    reason: str


@dataclass(frozen=True, slots=True)
class WaitingHandOver:
    """A hand-over that was asked for; until it is done the first leader stays.

    `offer` is the round of yeses, None where nobody was asked in the bot. `agreed_at` is when all
    had agreed, `agreed_how` how an officer came to know that.
    """

    id: int
    deployment: int
    plan: HandOverPlan
    asked_at: datetime
    asked_by: int
    offer: int | None = None
    agreed_at: datetime | None = None
    agreed_how: str = ""
    ended_at: datetime | None = None

    def ready(self, today: date) -> bool:
        """Whether it may be done: all have agreed, and its day is here."""
        return self.ended_at is None and self.agreed_at is not None and self.plan.from_on <= today


def left_to_give(agreed: Fraction | None, used: Fraction) -> Fraction | None:
    """The days that go over where nobody says otherwise: those agreed less those used."""
    return None if agreed is None else max(Fraction(0), agreed - used)
