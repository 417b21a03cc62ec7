"""The head of a digest and its chart, and what its sections share."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import HorizontalBarChart, HorizontalBarChartDataValue

from cards.elements import grey, section
from cards.phrases import counted, day_in_short, plain_day, titled
from domain.digests.digests import DigestFigures
from domain.hub import Hub
from domain.prompts.calendar import DAY, FRIDAY
from domain.support.deployments import decimal

HUNDRED, THOUSAND = 100, 1_000


def headline(said: DigestFigures, hub: Hub, *, so_far: bool) -> str:
    """Support in our schools, 16 to 20 November."""
    about = f"{titled(hub.words.many('deployment'))} in our {hub.words.many('school')}"
    return f"{about}, this week so far" if so_far else f"{about}, {_span(said.first, said.last)}"


def fallback(head: str, said: DigestFigures, hub: Hub) -> str:
    """The digest in one or two sentences."""
    now, was = said.totals, said.before
    figures = (
        f"{now.visits:,} {word('visit', now.visits, hub)} ({was.visits:,})",
        f"{amount(now.days)} {'day' if now.days == 1 else 'days'} ({amount(was.days)})",
        f"{now.schools:,} {word('school', now.schools, hub)} ({was.schools:,})",
    )
    more = [counted(said.flags.raised, "flag", "flags")] if said.flags.raised else []
    more += [f"{o.count:,} late {word(o.what, o.count, hub)}" for o in said.overdue]
    told = f"{head}: {', '.join(figures)}."
    return f"{told} {', '.join(more)}." if more else told


def amount(value: Fraction) -> str:
    """A number of days, nought included, from a thousand on in whole ones: 8.5, 0, 1,249."""
    return decimal(value if value < THOUSAND else Fraction(round(value)))


def compared(same: bool, was: str, said: DigestFigures) -> str:
    """11 the week before; same as before."""
    if same:
        return "same as before"
    if said.weeks_compared > 1:
        return f"{was} in the {said.weeks_compared} school weeks before"
    return f"{was} the week before" if said.adjacent else f"{was} in the last school week"


def chart(said: DigestFigures) -> Iterator[Element]:
    """Days of support by week as bars, and the same as text where they are not drawn, or not seen."""
    if not any(value for _, value in said.weeks):
        return
    year = said.last
    weeks = [(day_in_short(day, year), _at_a_bar(value)) for day, value in said.weeks]
    told = " · ".join(f"{day}: {amount(value)}" for day, value in weeks)
    yield section("Days of support, week by week")
    yield HorizontalBarChart(
        title="Days of support, week by week",
        display_mode="AbsoluteNoAxis",
        color="categoricalBlue",
        data=[HorizontalBarChartDataValue(x=day, y=float(value)) for day, value in weeks],
        fallback="drop",
    )
    yield grey(f"Days in the week from {told}")


def _at_a_bar(value: Fraction) -> Fraction:
    """Whole days from a hundred on: on a telephone there is no room for more digits beside a bar."""
    return value if value < HUNDRED else Fraction(round(value))


def _span(first: date, last: date) -> str:
    """16 to 20 November: up to the Friday, where the last day is a Sunday."""
    last = last - (last.weekday() - FRIDAY) * DAY if last.weekday() > FRIDAY else last
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {plain_day(last, last)}"
    return f"{plain_day(first, last)} to {plain_day(last, last)}"


def word(term: str, number: int, hub: Hub) -> str:
    """The hub's word for one or many of something."""
    return hub.words.one(term) if number == 1 else hub.words.many(term)
