"""What all who are asked read of an offer, and how it reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from microsoft_teams.cards.core import CardElement as Element

from cards.elements import grey
from cards.phrases import as_of, plain_day, titled
from cards.plain import plain
from domain.funding.amounts import short_pounds
from domain.hub import Hub
from domain.support.deployments import decimal


@dataclass(frozen=True, slots=True)
class OfferTerms:
    """What all who are asked read of an offer."""

    school: str
    town: str
    need: str
    days: Fraction | None
    start: date
    end: date | None
    today: date
    pattern: str = ""
    asked_by: str = ""
    asked_on: date | None = None


def asked_by(terms: OfferTerms, hub: Hub) -> Element:
    """Who asks, and since when."""
    on = plain_day(terms.asked_on, terms.today) if terms.asked_on else ""
    who = plain(terms.asked_by) or titled(hub.words.one("hub"))
    return grey(f"Asked by {who}{f' on {on}' if on else ''}")


def when(terms: OfferTerms) -> Iterator[tuple[str, str]]:
    """Days, dates and how they are spread."""
    yield "Days", decimal(terms.days)
    yield from dates(terms)
    yield "Pattern", terms.pattern


def dates(terms: OfferTerms) -> Iterator[tuple[str, str]]:
    """From when to when."""
    told = as_of(terms.today, terms.start, terms.end)
    begins = plain_day(terms.start, told)
    yield "From", f"{begins} to {plain_day(terms.end, told)}" if terms.end else begins


def miles_told(miles: float | None) -> str:
    """How far it is."""
    return "" if miles is None else f"{miles:g} miles in a straight line"


def in_all(pence: int | None, much: Fraction | None) -> str:
    """£300 a day, £1,800 in all."""
    if pence is None:
        return ""
    a_day = f"{short_pounds(pence)} a day"
    return f"{a_day}, {short_pounds(int(pence * much))} in all" if much else a_day
