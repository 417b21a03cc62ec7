"""Hand-overs: when one is done, and how many days go over."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from domain.support.hand_overs import HandOverPlan, WaitingHandOver, left_to_give

DAY = date(2027, 1, 4)
NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
WAITS = WaitingHandOver(1, 7, HandOverPlan(1, 2, DAY, None, "A new post"), NOW, 3)


def test_it_is_done_once_all_agree_and_its_day_is_here() -> None:
    agreed = replace(WAITS, agreed_at=NOW)
    assert not WAITS.ready(DAY) and not agreed.ready(date(2027, 1, 3))
    assert agreed.ready(DAY) and agreed.ready(date(2027, 2, 1))
    assert not replace(agreed, ended_at=NOW).ready(DAY)


@pytest.mark.parametrize(
    ("agreed", "used", "left"),
    [
        (Fraction(10), Fraction(4), Fraction(6)),
        (Fraction(4), Fraction(5), Fraction(0)),
        (None, Fraction(2), None),
    ],
)
def test_what_is_left_goes_over(
    agreed: Fraction | None, used: Fraction, left: Fraction | None
) -> None:
    assert left_to_give(agreed, used) == left
