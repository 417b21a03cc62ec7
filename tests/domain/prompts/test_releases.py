"""Releases: which days a term has, and when a day is one more than was allowed."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.prompts.releases import LeaderRelease, OverRelease, over_release, term_of

THREE = LeaderRelease(1, "Amara Lewis", "Elmwood", Fraction(3))


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 11, 23), date(2026, 9, 1), date(2026, 12, 31)),
        (date(2027, 1, 4), date(2027, 1, 1), date(2027, 3, 28)),
        (date(2027, 3, 29), date(2027, 3, 29), date(2027, 8, 31)),
        (date(2027, 7, 20), date(2027, 3, 29), date(2027, 8, 31)),
    ],
)
def test_terms_go_to_christmas_easter_and_summer(day: date, first: date, last: date) -> None:
    assert term_of(day) == (first, last)


@given(st.dates(date(2020, 1, 1), date(2090, 12, 31)))
def test_each_day_is_in_the_term_that_holds_it(day: date) -> None:
    first, last = term_of(day)
    assert first <= day <= last
    assert term_of(first) == term_of(last) == (first, last)


def test_the_fourth_day_of_three_is_over_and_later_days_do_not_count() -> None:
    days = [date(2026, 10, n) for n in (5, 6, 7)]
    assert over_release(THREE, date(2026, 10, 8), days) == OverRelease("Elmwood", Fraction(3), 4)
    assert over_release(THREE, days[2], days) is None
    assert over_release(THREE, date(2026, 10, 1), days) is None, "the first of four"
    assert over_release(THREE, days[0], []) is None


def test_without_a_limit_no_day_is_over() -> None:
    free = LeaderRelease(1, "Amara Lewis", "Elmwood", None)
    many = [date(2026, 10, n) for n in range(1, 20)]
    assert over_release(free, date(2026, 10, 20), many) is None
    assert over_release(None, date(2026, 10, 20), many) is None
