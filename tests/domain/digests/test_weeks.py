"""Weeks by their Monday, their ISO key, and which of them are school weeks."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.digests.weeks import (
    LOOKED_BACK,
    WEEK,
    Week,
    is_school_week,
    school_weeks,
    school_weeks_between,
    week_of,
)
from domain.prompts.calendar import Calendar, Closure, ClosureKind

HALF_TERM = Calendar((Closure(date(2026, 10, 26), date(2026, 10, 30), ClosureKind.HOLIDAY),))
DAY = timedelta(days=1)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
closures = st.builds(
    lambda first, length: Closure(first, first + length * DAY, ClosureKind.HOLIDAY),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(0, 60),
)


def test_a_week_is_known_by_its_iso_number_also_at_the_turn_of_a_year() -> None:
    assert week_of(date(2026, 11, 22)).key == "2026-W47"
    assert week_of(date(2027, 1, 3)).key == "2026-W53"
    assert week_of(date(2027, 1, 4)).key == "2027-W01"


@given(days)
def test_a_week_runs_from_monday_to_sunday_and_holds_its_seven_days_alone(day: date) -> None:
    week = week_of(day)
    assert (week.first.isoweekday(), week.last.isoweekday()) == (1, 7)
    around = [day + n * DAY for n in range(-7, 8)]
    assert [d for d in around if week.holds(d)] == [week.first + n * DAY for n in range(7)]


@given(days)
def test_weeks_follow_each_other_without_a_gap(day: date) -> None:
    week = week_of(day)
    assert week.before.last + DAY == week.first
    assert week.before == week_of(day - WEEK)


@given(days, days)
def test_weeks_and_their_keys_stand_in_the_order_of_time(one: date, other: date) -> None:
    a, b = week_of(one), week_of(other)
    assert (a < b) is (a.first < b.first) is (a.key < b.key)
    assert (a == b) is (a.key == b.key)


def test_school_weeks_leave_half_term_out() -> None:
    found = school_weeks(Week(date(2026, 11, 2)), 3, HALF_TERM)
    assert [week.first for week in found] == [
        date(2026, 10, 12),
        date(2026, 10, 19),
        date(2026, 11, 2),
    ]


@pytest.mark.parametrize("open_day", range(5))
def test_one_open_day_makes_a_school_week(open_day: int) -> None:
    monday = date(2026, 11, 23)
    closed = (monday + n * DAY for n in range(5) if n != open_day)
    assert is_school_week(
        Week(monday), Calendar(tuple(Closure(d, d, ClosureKind.CLOSED) for d in closed))
    )


def test_a_week_closed_from_monday_to_friday_is_none() -> None:
    monday = date(2026, 11, 23)
    closed = Calendar((Closure(monday, monday + 4 * DAY, ClosureKind.HOLIDAY),))
    assert not is_school_week(Week(monday), closed)
    assert is_school_week(Week(monday).before, closed)
    assert is_school_week(Week(monday + WEEK), closed)


@given(st.lists(closures, max_size=4), st.integers(0, 8))
def test_the_latest_school_weeks_are_found_oldest_first_and_none_is_passed_over(
    shut: list[Closure],
    most: int,
) -> None:
    calendar, last = Calendar(tuple(shut)), week_of(date(2026, 11, 23))
    found = school_weeks(last, most, calendar)
    assert list(found) == sorted(set(found))
    assert len(found) == most
    between = itertools.takewhile(
        lambda week: found and week >= found[0],
        (Week(last.first - n * WEEK) for n in range(LOOKED_BACK)),
    )
    assert {week for week in between if is_school_week(week, calendar)} == set(found)


@given(st.lists(closures, max_size=4), st.integers(0, 200))
def test_school_weeks_between_two_days_are_those_with_a_day_between_them(
    shut: list[Closure], length: int
) -> None:
    calendar, last = Calendar(tuple(shut)), date(2026, 11, 25)
    first = last - length * DAY
    weeks = {week_of(first + n * DAY) for n in range(length + 1)}
    found = school_weeks_between(first, last, calendar)
    assert found == sum(is_school_week(week, calendar) for week in weeks)


def test_where_schools_are_closed_for_over_a_year_fewer_weeks_are_found() -> None:
    last = week_of(date(2026, 11, 23))
    oldest = last.first - (LOOKED_BACK - 1) * WEEK
    shut = Closure(oldest + WEEK, date(2027, 1, 1), ClosureKind.CLOSED)
    assert school_weeks(last, 4, Calendar((shut,))) == (Week(oldest),)
    assert school_weeks(last, 4, Calendar((Closure(oldest, shut.last, ClosureKind.CLOSED),))) == ()
