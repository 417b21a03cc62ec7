"""Days that are typed with the weekday of another."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import read_day
from domain.day_names import MONTHS, WEEKDAYS
from domain.errors import Refused
from domain.questions import coming_day, day_in
from domain.two_days import TwoDays, two_days

THURSDAY = date(2026, 11, 26)
WEDNESDAY = TwoDays(date(2026, 11, 25), date(2026, 11, 24))
days = st.dates(date(2024, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "Tuesday 25 November",
        "tues 25th nov",
        "Tue, 25/11",
        "Tues 25",
        "Tuesday the 25th",
        "25 November (Tuesday)",
        "25/11 tues",
        "on Tuesday the 25th of November 2026",
    ],
)
def test_a_weekday_beside_another_date_names_two_days(typed: str) -> None:
    assert two_days(typed, THURSDAY) == WEDNESDAY
    assert read_day(typed, THURSDAY) is read_day(typed, THURSDAY, past=True) is None
    with pytest.raises(Refused) as refused:
        day_in(typed, "on", THURSDAY)
    [problem] = refused.value.problems
    assert (problem.kind, problem.facts["day"], problem.facts["other"]) == (
        "two_days",
        WEDNESDAY.dated,
        WEDNESDAY.named,
    )


@pytest.mark.parametrize(
    "typed",
    [
        *("", "Tuesday", "25 November", "Wednesday 25 November", "25/11 (Wed)", "Tuesday week"),
        # In either direction there is a day that is both.
        *("Fri 4 Dec", "Weds 16th", "Fri 27 November", "Tuesday next week", "next Tuesday"),
        *("Tuesday 31 February", "Tuesday 2 hours", "Tuesday a week ago", "sun and 4"),
    ],
)
def test_any_other_day_is_one_or_none(typed: str) -> None:
    assert two_days(typed, THURSDAY) is None


@pytest.mark.parametrize("typed", ["Thursday 25 November", "Mon 1 Dec"])
def test_a_near_day_is_not_put_in_another_year_for_its_weekday(typed: str) -> None:
    """Those days fit their weekdays in 2027 and in 2025."""
    assert two_days(typed, THURSDAY) is not None
    with pytest.raises(Refused, match="two_days"):
        day_in(typed, "on", THURSDAY)


def test_a_far_day_may_be_of_either_year() -> None:
    assert two_days("Mon 5 July", THURSDAY) is two_days("Sunday 5 July", THURSDAY) is None


@pytest.mark.parametrize("typed", ["4 Dec (Fri)", "4/12 Friday", "4th December, Friday"])
def test_a_weekday_may_stand_behind_its_date(typed: str) -> None:
    assert coming_day(typed, "on", THURSDAY) == date(2026, 12, 4)


@given(days, days, st.integers(0, 6))
def test_a_date_with_its_year_and_any_weekday_is_one_day_or_two(
    day: date, today: date, weekday: int
) -> None:
    typed = f"{WEEKDAYS[weekday]} {day.day} {MONTHS[day.month - 1]} {day.year}"
    found, read = two_days(typed, today), read_day(typed, today)
    if day.weekday() == weekday:
        assert (found, read) == (None, day)
    else:
        assert found and read is None
        assert found.dated == day and found.named.weekday() == weekday
        assert abs(found.named - day) <= timedelta(days=3)
