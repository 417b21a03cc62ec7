"""School days, school years, and calendars that lie over each other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imports.bank_holidays import bank_holidays
from domain.people.organisations import OrganisationKind as Sort
from domain.prompts.calendar import (
    FRIDAY,
    Calendar,
    Closure,
    ClosureKind,
    YearPart,
    calendar_name,
    covers_year,
    layered,
    owner_of,
    part_of,
    school_year,
)
from domain.prompts.terms import sample_terms

FIRST, LAST = 2024, 2035
CLOSURES = tuple(c for year in range(FIRST - 1, LAST + 1) for c in sample_terms(year))
WHOLE = Calendar((*CLOSURES, *bank_holidays(range(FIRST - 1, LAST + 2))))
days = st.dates(date(FIRST, 1, 1), date(LAST, 12, 31))


@given(days, st.integers(1, 30))
def test_the_nth_school_day_is_a_school_day_with_n_minus_one_between(day: date, n: int) -> None:
    after, before = WHOLE.next_school_day(day, n), WHOLE.previous_school_day(day, n)
    assert before < day < after
    assert WHOLE.is_school_day(after)
    assert WHOLE.is_school_day(before)
    assert len(WHOLE.school_days_between(day + timedelta(1), after)) == n
    assert len(WHOLE.school_days_between(before, day - timedelta(1))) == n


@given(days)
def test_there_and_back_is_the_same_school_day(day: date) -> None:
    start = WHOLE.next_school_day(day)
    assert WHOLE.previous_school_day(WHOLE.next_school_day(start)) == start


@given(days)
def test_every_day_is_in_exactly_one_school_year(day: date) -> None:
    year = school_year(day)
    assert year.first <= day <= year.last
    assert (year.first.month, year.first.day, year.last.month, year.last.day) == (9, 1, 8, 31)
    assert school_year(year.last + timedelta(1)).first == year.last + timedelta(1)


def test_a_school_year_is_written_as_people_write_it() -> None:
    assert school_year(date(2026, 8, 31)).title == "2025-26"
    assert school_year(date(2026, 9, 1)).title == "2026-27"
    assert school_year(date(2099, 9, 1)).title == "2099-00"


def test_inset_has_staff_in_and_is_a_school_day_but_a_bank_holiday_is_none() -> None:
    monday, tuesday = date(2026, 8, 31), date(2026, 9, 1)
    holiday = Closure(date(2026, 7, 25), date(2026, 9, 2), ClosureKind.HOLIDAY)
    bank = Closure(monday, monday, ClosureKind.BANK_HOLIDAY)
    calendar = Calendar((holiday, bank, Closure(monday, tuesday, ClosureKind.INSET)))
    assert not calendar.is_school_day(monday)
    assert calendar.is_school_day(tuesday)
    assert not calendar.is_school_day(date(2026, 9, 2))


def test_without_any_closure_every_weekday_counts() -> None:
    assert Calendar().next_school_day(date(2026, 11, 27)) == date(2026, 11, 30)
    assert Calendar().school_days_between(date(2026, 11, 28), date(2026, 11, 29)) == ()
    assert Calendar().school_days_between(date(2026, 11, 30), date(2026, 11, 27)) == ()


def test_a_calendar_that_is_closed_for_ever_still_gives_a_weekday() -> None:
    shut = Calendar((Closure(date(2020, 1, 1), date(2099, 12, 31), ClosureKind.CLOSED),))
    assert shut.next_school_day(date(2026, 11, 27)) == date(2026, 11, 30)
    assert shut.previous_school_day(date(2026, 11, 30)).weekday() == FRIDAY


def test_school_days_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="from 1"):
        WHOLE.next_school_day(date(2026, 11, 27), 0)


HALF_TERM = Closure(date(2026, 10, 26), date(2026, 10, 30), ClosureKind.HOLIDAY)
LATER = Closure(date(2026, 11, 2), date(2026, 11, 6), ClosureKind.HOLIDAY)
INSET = Closure(date(2026, 10, 26), date(2026, 10, 26), ClosureKind.INSET)
BANK = Closure(date(2027, 5, 3), date(2027, 5, 3), ClosureKind.BANK_HOLIDAY)


def test_a_year_of_ones_own_stands_in_place_of_what_is_below() -> None:
    calendar = layered((HALF_TERM, INSET, BANK), (LATER,))
    assert calendar.is_school_day(date(2026, 10, 28))
    assert not calendar.is_school_day(date(2026, 11, 4))
    assert not calendar.is_school_day(BANK.first)


def test_a_school_lies_over_its_trust_and_the_trust_over_the_hub() -> None:
    assert layered((HALF_TERM,), (LATER,), (HALF_TERM,)).closures == (HALF_TERM,)
    assert layered((HALF_TERM,), (LATER,), ()).closures == (LATER,)
    assert layered((HALF_TERM,), (), ()).closures == (HALF_TERM,)
    assert layered().closures == ()


def test_rows_that_name_no_holiday_join_what_stands_below() -> None:
    snow = Closure(date(2027, 1, 12), date(2027, 1, 12), ClosureKind.CLOSED)
    calendar = layered((HALF_TERM,), (snow,), (INSET,))
    assert [calendar.is_school_day(d) for d in (INSET.first, date(2026, 10, 27), snow.first)] == [
        True,
        False,
        False,
    ]


def test_another_school_year_is_left_as_it_was() -> None:
    year_before = Closure(date(2025, 10, 27), date(2025, 10, 31), ClosureKind.HOLIDAY)
    assert layered((year_before, HALF_TERM), (LATER,)).closures == (year_before, LATER)


def test_a_holiday_over_the_end_of_the_year_is_cut_there() -> None:
    summer = Closure(date(2026, 7, 20), date(2026, 9, 2), ClosureKind.HOLIDAY)
    own = Closure(date(2026, 7, 27), date(2026, 8, 31), ClosureKind.HOLIDAY)
    calendar = layered((summer,), (own,))
    assert calendar.is_school_day(date(2026, 7, 22))
    assert not calendar.is_school_day(date(2026, 9, 1))


@given(
    days,
    st.lists(st.sampled_from(CLOSURES), max_size=12),
    st.lists(st.sampled_from(CLOSURES), max_size=12),
)
def test_what_one_names_of_a_year_counts_and_for_the_rest_the_one_below(
    day: date, below: list[Closure], above: list[Closure]
) -> None:
    year = school_year(day)
    own = [c for c in above if school_year(c.first) == year]
    parts = {part_of(c)[1] for c in own}
    others = [] if YearPart.TERMS in parts else [c for c in below if part_of(c)[1] not in parts]
    kept = [*own, *(c for c in others if school_year(c.first) == year)]
    assert layered(below, above).is_school_day(day) == Calendar(tuple(kept)).is_school_day(day)


SUMMER = Closure(date(2026, 7, 20), date(2026, 9, 2), ClosureKind.HOLIDAY)


@pytest.mark.parametrize(
    ("first", "last", "part"),
    [
        (date(2026, 7, 20), date(2026, 8, 31), YearPart.SUMMER),
        (date(2026, 6, 15), date(2026, 8, 12), YearPart.SUMMER),
        (date(2026, 8, 31), date(2026, 8, 31), YearPart.SUMMER),
        (date(2026, 9, 1), date(2026, 9, 7), YearPart.BEGINNING),
        (date(2026, 9, 1), date(2026, 9, 8), YearPart.TERMS),
        (date(2026, 5, 25), date(2026, 6, 5), YearPart.TERMS),
        (date(2026, 12, 21), date(2027, 1, 1), YearPart.TERMS),
    ],
)
def test_a_summer_is_told_from_the_terms(first: date, last: date, part: YearPart) -> None:
    closure = Closure(first, last, ClosureKind.HOLIDAY)
    assert part_of(closure) == (school_year(first), part)
    assert covers_year([closure]) == (part is YearPart.TERMS)
    assert not covers_year([Closure(first, last, ClosureKind.INSET)])


def test_a_schools_own_summer_leaves_the_hubs_terms_and_takes_the_place_of_its_summer() -> None:
    own = Closure(date(2027, 7, 26), date(2027, 9, 3), ClosureKind.HOLIDAY)
    hubs = (SUMMER, HALF_TERM, Closure(date(2027, 7, 22), date(2027, 8, 31), ClosureKind.HOLIDAY))
    calendar = layered(hubs, (own,))
    closed = [HALF_TERM.first, date(2026, 9, 1), date(2027, 7, 26), date(2027, 9, 3)]
    assert [calendar.is_school_day(day) for day in closed] == [False] * 4
    assert calendar.is_school_day(date(2027, 7, 23))


@pytest.mark.parametrize("owner", [(Sort.HUB, 0), (Sort.TRUST, 7), (Sort.SCHOOL, 71)])
def test_a_calendar_is_found_by_its_owner(owner: tuple[Sort, int]) -> None:
    assert owner_of(calendar_name(*owner)) == owner


def test_monday_to_friday_are_school_days_and_saturday_and_sunday_are_not() -> None:
    monday = date(2026, 11, 23)
    week = [Calendar().is_school_day(monday + timedelta(n)) for n in range(7)]
    assert week == [True] * 5 + [False] * 2


@pytest.mark.parametrize(("closed", "found"), [(199, 200), (200, 1)])
def test_a_calendar_closed_for_more_than_two_hundred_days_on_end_is_wrong(
    closed: int,
    found: int,
) -> None:
    thursday = date(2026, 11, 26)
    shut = Closure(thursday + timedelta(1), thursday + timedelta(closed), ClosureKind.CLOSED)
    assert Calendar((shut,)).next_school_day(thursday) == thursday + timedelta(found)


def test_the_hub_has_one_calendar_whatever_its_own_number() -> None:
    assert calendar_name(Sort.HUB, 1) == calendar_name(Sort.HUB, 2) == "hub"
    assert calendar_name(Sort.TRUST, 7) == "trust:7"


def test_a_holiday_is_replaced_in_the_one_year_that_a_school_has_of_its_own() -> None:
    summer = Closure(date(2026, 7, 20), date(2026, 9, 2), ClosureKind.HOLIDAY)
    calendar = layered((summer,), (HALF_TERM,))
    found = [date(2026, 7, 22), date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2)]
    assert [calendar.is_school_day(day) for day in found] == [False, False, True, True]


def test_a_holiday_to_the_very_end_of_the_year_is_not_cut() -> None:
    summer = Closure(date(2026, 7, 20), date(2026, 8, 31), ClosureKind.HOLIDAY)
    assert layered((summer,), ()).closures == (summer,)


LONG_XMAS = Closure(date(2026, 12, 21), date(2027, 1, 1), ClosureKind.HOLIDAY)
BANK = Closure(date(2026, 12, 25), date(2026, 12, 25), ClosureKind.BANK_HOLIDAY)
INSET = Closure(date(2026, 12, 21), date(2026, 12, 21), ClosureKind.INSET)
CALENDAR = Calendar((LONG_XMAS, BANK, INSET))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 12, 7), ""),
        (date(2026, 12, 6), "weekend"),
        (date(2026, 12, 22), "holiday"),
        (date(2026, 12, 25), "bank_holiday"),
        (date(2026, 12, 21), ""),
    ],
)
def test_why_a_school_is_closed(day: date, why: str) -> None:
    assert CALENDAR.why_closed(day) == why
