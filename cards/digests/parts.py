"""The headline and chart of a digest, and what its sections share."""

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

# From these on there is no room for quarter days: beside a bar, and elsewhere.
HUNDRED, THOUSAND = 100, 1_000


def headline(figures: DigestFigures, hub: Hub, *, so_far: bool) -> str:
    """The title of a digest: Support in our schools, 16 to 20 November."""
    about = f"{titled(hub.words.many('deployment'))} in our {hub.words.many('school')}"
    return f"{about}, {'this week so far' if so_far else _span(figures.first, figures.last)}"


def fallback(head: str, figures: DigestFigures, hub: Hub) -> str:
    """The digest in one or two sentences, for clients that cannot draw it."""
    now, was = figures.totals, figures.before
    parts = (
        f"{now.visits:,} {word('visit', now.visits, hub)} ({was.visits:,})",
        f"{amount(now.days)} {'day' if now.days == 1 else 'days'} ({amount(was.days)})",
        f"{now.schools:,} {word('school', now.schools, hub)} ({was.schools:,})",
    )
    more = [counted(figures.flags.raised, "flag", "flags")] if figures.flags.raised else []
    more += [f"{o.count:,} late {word(o.what, o.count, hub)}" for o in figures.overdue]
    sentence = f"{head}: {', '.join(parts)}."
    return f"{sentence} {', '.join(more)}." if more else sentence


def amount(value: Fraction) -> str:
    """A number of days: 8.5, 0, or from a thousand on rounded to whole days, 1,249."""
    return decimal(value if value < THOUSAND else Fraction(round(value)))


def compared(same: bool, was: str, figures: DigestFigures) -> str:
    """What a figure was before, in words: 11 the week before."""
    if same:
        return "same as before"
    if figures.weeks_compared > 1:
        return f"{was} in the {figures.weeks_compared} school weeks before"
    return f"{was} the week before" if figures.adjacent else f"{was} in the last school week"


def chart(figures: DigestFigures) -> Iterator[Element]:
    """Days of support by week, as bars and as text; nothing where there are none."""
    if not any(value for _, value in figures.weeks):
        return
    weeks = [(day_in_short(day, figures.last), _beside_bar(value)) for day, value in figures.weeks]
    # For clients that draw no charts, and for people who cannot see them.
    in_words = " · ".join(f"{day}: {amount(value)}" for day, value in weeks)
    yield section("Days of support, week by week")
    yield HorizontalBarChart(
        title="Days of support, week by week",
        display_mode="AbsoluteNoAxis",
        color="categoricalBlue",
        data=[HorizontalBarChartDataValue(x=day, y=float(value)) for day, value in weeks],
        fallback="drop",
    )
    yield grey(f"Days in the week from {in_words}")


def _beside_bar(value: Fraction) -> Fraction:
    """The number that stands beside a bar: from a hundred on in whole days."""
    # On a telephone there is no room for more digits.
    return value if value < HUNDRED else Fraction(round(value))


def _span(first: date, last: date) -> str:
    """Some days in words, without the weekend at their end: 16 to 20 November."""
    if last.weekday() > FRIDAY:
        last -= (last.weekday() - FRIDAY) * DAY
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {plain_day(last, last)}"
    return f"{plain_day(first, last)} to {plain_day(last, last)}"


def word(term: str, number: int, hub: Hub) -> str:
    """The hub's word for so many of something, in the singular or the plural."""
    return hub.words.one(term) if number == 1 else hub.words.many(term)
