"""The weeks of a digest: their span in a line, and folded under it a bar for each."""

from collections.abc import Iterator
from fractions import Fraction

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import HorizontalBarChart, HorizontalBarChartDataValue

from cards.digests.parts import amount, days_or_day
from cards.elements import fold, grey
from cards.phrases import day_in_short
from domain.digests.digests import DigestFigures

# From this on there is no room for quarter days beside a bar.
HUNDRED = 100


def weeks(figures: DigestFigures) -> Iterator[Element]:
    """Days of support by week; nothing where there are none, or no week beside the digest's own."""
    if len(figures.weeks) < 2 or not any(value for _, value in figures.weeks):
        return
    head = _head(figures)
    said = [(day_in_short(day, figures.last), _beside_bar(value)) for day, value in figures.weeks]
    bars = HorizontalBarChart(
        title="Days of support, week by week",
        display_mode="AbsoluteNoAxis",
        color="categoricalBlue",
        data=[HorizontalBarChartDataValue(x=day, y=float(value)) for day, value in said],
        # For clients that draw no charts.
        fallback=grey(*(f"{day}: {amount(value)}" for day, value in said)),
    )
    yield from fold("weeks", head, f"{head}. Show or hide each week", [bars], open_=False)


def _head(figures: DigestFigures) -> str:
    """Between how few and how many days: 5 to 8.5 days a week since 5 Oct."""
    values = [value for _, value in figures.weeks]
    least, most = min(values), max(values)
    span = amount(most) if least == most else f"{amount(least)} to {amount(most)}"
    since = day_in_short(figures.weeks[0][0], figures.last)
    return f"{span} {days_or_day(most)} a week since {since}"


def _beside_bar(value: Fraction) -> Fraction:
    """The number that stands beside a bar: from a hundred on in whole days."""
    # On a telephone there is no room for more digits.
    return value if value < HUNDRED else Fraction(round(value))
