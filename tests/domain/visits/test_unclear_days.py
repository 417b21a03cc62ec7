"""Days in words that a form asks about before it is saved."""

from datetime import date
from fractions import Fraction

import pytest

from domain.visits.unclear_days import unclear_days
from tests.make import values

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("day", "coming", "asked"),
    [
        ("2026-11-26", "2026-12-09", []),
        ("", "", []),
        ("yesterday", "", []),
        ("Tuesday 25 November", "", [("date", "two_days")]),
        ("2026-11-26", "Tues 9 Dec", [("next_visit", "two_days")]),
        ("last week", "", [("date", "which_day")]),
        ("Fri 27 Nov", "", [("date", "future")]),
        ("Monday, Friday", "Mon 8 Dec", [("date", "which_day"), ("next_visit", "two_days")]),
    ],
)
def test_what_may_be_two_days_is_asked(day: str, coming: str, asked: list[tuple[str, str]]) -> None:
    found = unclear_days(values(date=day, next_visit=coming), THURSDAY, Fraction(6))
    assert [(problem.field, problem.kind) for problem in found] == asked
