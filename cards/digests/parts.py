"""What the parts of a digest share: its title and days, numbers in words, and its fallback text."""

from datetime import date
from fractions import Fraction

from cards.phrases import plain_day, titled
from domain.digests.digests import DigestFigures
from domain.digests.weeks import WEEK
from domain.hub import Hub
from domain.prompts.calendar import DAY, FRIDAY
from domain.support.deployments import decimal

# From this on there is no room for quarter days.
THOUSAND = 1_000


def about(hub: Hub) -> str:
    """What every digest is about: Support in our schools."""
    return f"{titled(hub.words.many('deployment'))} in our {hub.words.many('school')}"


def period(figures: DigestFigures) -> str:
    """The days of a digest: Week of 16 to 20 November."""
    days = _span(figures.first, figures.last)
    return f"Week of {days}" if figures.last - figures.first < WEEK else titled(days)


def headline(figures: DigestFigures, hub: Hub, *, so_far: bool) -> str:
    """A digest in a few words: Support in our schools, 16 to 20 November."""
    days = "this week so far" if so_far else _span(figures.first, figures.last)
    return f"{about(hub)}, {days}"


def amount(value: Fraction) -> str:
    """A number of days: 8.5, 0, or from a thousand on rounded to whole days, 1,249."""
    return decimal(value if value < THOUSAND else Fraction(round(value)))


def days_or_day(value: Fraction) -> str:
    """The word for so many days."""
    return "day" if value == 1 else "days"


def word(term: str, number: int, hub: Hub) -> str:
    """The hub's word for so many of something, in the singular or the plural."""
    return hub.words.one(term) if number == 1 else hub.words.many(term)


def _span(first: date, last: date) -> str:
    """Some days in words, without the weekend at their end: 16 to 20 November."""
    if last.weekday() > FRIDAY:
        last -= (last.weekday() - FRIDAY) * DAY
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {plain_day(last, last)}"
    return f"{plain_day(first, last)} to {plain_day(last, last)}"
