"""The three figures of a digest side by side, each with what has changed since."""

from fractions import Fraction
from typing import Literal

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import Column, ColumnSet, TextBlock

from cards.digests.parts import amount, days_or_day, word
from domain.digests.digests import DigestFigures
from domain.digests.weeks import WEEK
from domain.hub import Hub

# Letters that fit into a tile on a telephone in the largest size.
ROOMY = 4


def tiles(figures: DigestFigures, hub: Hub, *, so_far: bool) -> Element:
    """Visits, days and schools."""
    found = _figures(figures, hub, so_far=so_far)
    large = all(len(value) <= ROOMY for value, _, _ in found)
    columns = [_tile(*said, large=large) for said in found]
    return ColumnSet(columns=columns, spacing="Medium")


def totals(figures: DigestFigures, hub: Hub, *, so_far: bool) -> str:
    """The same in a sentence: 14 visits (3 more), 8.5 days (as before), 9 schools (1 fewer)."""
    said = _figures(figures, hub, so_far=so_far)
    return ", ".join(f"{value} {what} ({before})" for value, what, before in said)


def base(figures: DigestFigures) -> str:
    """With what the figures are compared, where that is not the week before."""
    if figures.weeks_compared > 1:
        return f"compared with the {figures.weeks_compared} school weeks before"
    usual = figures.adjacent and figures.last - figures.first < WEEK
    return "" if usual else "compared with the last school week"


def _figures(figures: DigestFigures, hub: Hub, *, so_far: bool) -> list[tuple[str, str, str]]:
    """Each figure, what it counts, and how it compares."""
    now, was = figures.totals, figures.before
    counted = (
        (Fraction(now.visits), Fraction(was.visits), word("visit", now.visits, hub)),
        (now.days, was.days, days_or_day(now.days)),
        (Fraction(now.schools), Fraction(was.schools), word("school", now.schools, hub)),
    )
    compared = _whole_before if so_far else _changed
    return [(amount(n), what, compared(n, w)) for n, w, what in counted]


def _changed(now: Fraction, was: Fraction) -> str:
    if now == was:
        return "as before"
    if not was:
        return "none before"
    return f"{amount(now - was)} more" if now > was else f"{amount(was - now)} fewer"


def _whole_before(_now: Fraction, was: Fraction) -> str:
    """What a whole week had: half a week is not compared with it."""
    return f"{amount(was)} last week" if was else "none last week"


def _tile(value: str, what: str, before: str, *, large: bool) -> Column:
    size: Literal["ExtraLarge", "Medium"] = "ExtraLarge" if large else "Medium"
    items: list[Element] = [
        TextBlock(text=value, size=size, weight="Bolder", wrap=True),
        TextBlock(text=what, wrap=True, spacing="None"),
        TextBlock(text=before, is_subtle=True, size="Small", wrap=True, spacing="None"),
    ]
    return Column(
        width="stretch", style="emphasis", rounded_corners=True, spacing="Small", items=items
    )
