"""Time spent, as people choose it, type it and read it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.support.deployments import days, decimal
from domain.visits.durations import LONGEST, as_choice, choice_minutes, in_words, parse_minutes

HOURS = Fraction(6)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90 min", 90), ("1h30", 90), ("1 h 30 min", 90), ("1.5 hours", 90), ("1,5 h", 90), ("45", 45), ("2h", 120),
        ("half a day", 180), ("a day", 360), ("2 days", 720), ("0.5 day", 180),
        ("", None), ("a while", None), ("0", None), ("25 hours", None), ("-2 h", None), ("½", None), ("2026", None),
    ],
)  # fmt: skip
def test_what_people_type(typed: str, minutes: int | None) -> None:
    assert parse_minutes(typed, HOURS) == minutes


@given(st.integers(1, LONGEST))
def test_any_length_can_be_shown_and_read_again(minutes: int) -> None:
    choice, other = as_choice(minutes, HOURS)
    assert (choice_minutes(choice, HOURS) or parse_minutes(other, HOURS)) == minutes
    assert in_words(minutes, HOURS)


def test_a_hub_with_a_longer_day_has_a_longer_half_day() -> None:
    assert choice_minutes("half", Fraction(7)) == 210
    assert in_words(210, Fraction(7)) == "half day"


@given(st.lists(st.integers(1, 600), max_size=30))
def test_only_the_sum_is_rounded_to_a_quarter(parts: list[int]) -> None:
    total = days(sum(parts), HOURS)
    assert (total * 4).denominator == 1
    assert abs(total - Fraction(sum(parts), 360)) <= Fraction(1, 8)


def test_days_in_words() -> None:
    assert [decimal(days(m, HOURS)) for m in (0, 90, 180, 1620)] == ["0", "0.25", "0.5", "4.5"]
    assert decimal(None) == ""
    assert [decimal(Fraction(n, 4)) for n in (4_000, 4_995, 4_938_271)] == [
        "1,000",
        "1,248.75",
        "1,234,567.75",
    ]
