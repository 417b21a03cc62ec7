"""Sample terms of any year look like an English school year, and Easter falls where it should."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imports.bank_holidays import bank_holidays
from domain.prompts.calendar import Calendar, ClosureKind
from domain.prompts.terms import easter, sample_terms

FIRST, LAST = 2024, 2035
CLOSURES = tuple(c for year in range(FIRST - 1, LAST + 1) for c in sample_terms(year))
WHOLE = Calendar((*CLOSURES, *bank_holidays(range(FIRST - 1, LAST + 2))))


@pytest.mark.parametrize("year", range(FIRST, LAST + 1))
def test_sample_terms_look_like_an_english_school_year(year: int) -> None:
    terms = sample_terms(year)
    opened = WHOLE.school_days_between(date(year, 9, 1), date(year + 1, 8, 31))
    assert 190 <= len(opened) <= 200
    assert all(earlier.last < later.first for earlier, later in itertools.pairwise(terms))
    assert {closure.source for closure in terms} == {"sample"}
    assert date(year, 9, 1) <= opened[0] <= date(year, 9, 4)
    assert date(year + 1, 7, 17) <= opened[-1] <= date(year + 1, 7, 24)


@pytest.mark.parametrize("year", range(FIRST, LAST + 1))
def test_no_half_term_is_longer_than_nine_weeks_or_shorter_than_four(year: int) -> None:
    terms = sample_terms(year)
    starts = [date(year, 9, 1), *(t.last + timedelta(1) for t in terms)]
    lengths = [
        len(Calendar(terms).school_days_between(s, t.first))
        for s, t in zip(starts, terms, strict=False)
    ]
    assert all(20 <= length <= 45 for length in lengths), lengths


@pytest.mark.parametrize("year", range(FIRST, LAST + 1))
def test_the_great_holidays_are_closed_by_the_terms_alone(year: int) -> None:
    terms, sunday = Calendar(sample_terms(year)), easter(year + 1)
    christmas = [date(year, 12, 25), date(year, 12, 26), date(year + 1, 1, 1)]
    spring = [sunday - timedelta(2), sunday + timedelta(1)]
    assert not any(terms.is_school_day(day) for day in (*christmas, *spring, date(year + 1, 8, 31)))


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (2024, (3, 31)),
        (2025, (4, 20)),
        (2026, (4, 5)),
        (2027, (3, 28)),
        (2035, (3, 25)),
        (2038, (4, 25)),
    ],
)
def test_easter_falls_where_the_church_has_it(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def by_golden_number(year: int) -> date:
    """Easter as the church defines it: the Sunday after the full moon of its own tables.

    From golden number, solar and lunar equation and epact, as Clavius set the tables out.
    """
    golden, century = year % 19 + 1, year // 100 + 1
    solar, lunar = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - solar - 10
    epact = (11 * golden + 20 + lunar - solar) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    moon = 44 - epact if epact <= 23 else 74 - epact
    return date(year, 3, 1) + timedelta(days=moon + 6 - (sunday + moon) % 7)


def test_easter_is_the_sunday_after_the_full_moon_of_the_churchs_tables() -> None:
    years = range(1583, 9_999)
    assert [year for year in years if easter(year) != by_golden_number(year)] == []


def spans(year: int) -> list[tuple[date, date]]:
    return [(closure.first, closure.last) for closure in sample_terms(year)]


def test_the_sample_of_a_year_is_the_one_that_england_had() -> None:
    assert spans(2024) == [
        (date(2024, 10, 26), date(2024, 11, 3)),
        (date(2024, 12, 21), date(2025, 1, 5)),
        (date(2025, 2, 15), date(2025, 2, 23)),
        (date(2025, 4, 5), date(2025, 4, 21)),
        (date(2025, 5, 24), date(2025, 6, 1)),
        (date(2025, 7, 19), date(2025, 8, 31)),
    ]


@given(st.integers(1990, 2190))
def test_a_holiday_runs_from_a_saturday_to_a_sunday_but_where_easter_bounds_it(year: int) -> None:
    autumn, christmas, february, spring, may, summer = spans(year)
    for first, last in (autumn, christmas, february, may):
        assert (first.isoweekday(), last.isoweekday()) == (6, 7)
    assert summer[0].isoweekday() == 6
    sunday = easter(year + 1)
    assert spring[0].isoweekday() == 6 or spring[0] == sunday - timedelta(2)
    assert spring[1].isoweekday() == 7 or spring[1] == sunday + timedelta(1)


@given(st.integers(1990, 2190))
def test_half_terms_are_a_week_of_the_last_monday_or_the_first_from_12_february(year: int) -> None:
    autumn, _, february, _, may, _ = spans(year)
    for first, last in (autumn, february, may):
        assert (last - first).days == 8
    assert (autumn[0] + timedelta(2)).month == 10
    assert (autumn[0] + timedelta(9)).month == 11
    assert (may[0] + timedelta(2)).month == 5
    assert (may[0] + timedelta(9)).month == 6
    monday = february[0] + timedelta(2)
    assert date(year + 1, 2, 12) <= monday <= date(year + 1, 2, 18)


@given(st.integers(1990, 2190))
def test_christmas_is_two_weeks_from_that_of_christmas_day(year: int) -> None:
    first, last = spans(year)[1]
    assert (last - first).days == 15
    monday = first + timedelta(2)
    assert monday <= date(year, 12, 25) <= monday + timedelta(6)


@given(st.integers(1990, 2190))
def test_summer_begins_after_the_last_friday_up_to_24_july(year: int) -> None:
    first, last = spans(year)[5]
    assert date(year + 1, 7, 18) <= first - timedelta(1) <= date(year + 1, 7, 24)
    assert last == date(year + 1, 8, 31)


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (2026, (3, 26), (4, 11)),
        (2066, (4, 1), (4, 17)),
        (2082, (3, 27), (4, 11)),
        (2025, (3, 28), (4, 12)),
        (2030, (4, 5), (4, 20)),
        (2046, (3, 30), (4, 15)),
        (2024, (4, 5), (4, 21)),
    ],
    ids=["28 March", "3 April", "4 April", "5 April", "13 April", "14 April", "20 April"],
)
def test_the_spring_holiday_is_after_an_early_easter_around_a_middling_and_before_a_late_one(
    year: int,
    first: tuple[int, int],
    last: tuple[int, int],
) -> None:
    assert spans(year)[3] == (date(year + 1, *first), date(year + 1, *last))


def test_sample_terms_are_parted_by_holidays() -> None:
    assert {closure.kind for closure in sample_terms(2026)} == {ClosureKind.HOLIDAY}
