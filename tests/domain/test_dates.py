"""Days as people write them: one table of words, and each way to write a day reads back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import as_iso, read_day
from domain.day_names import MONTHS, WEEKDAYS

MONDAY = date(2026, 11, 23)
days = st.dates(date(2024, 1, 1), date(2035, 12, 31))


def d(day: int, month: int, year: int = 2026) -> date:
    return date(year, month, day)


@pytest.mark.parametrize(
    ("typed", "coming", "gone"),
    [
        ("2026-12-04", d(4, 12), d(4, 12)),
        ("2026-12-04T00:00:00Z", d(4, 12), d(4, 12)),
        ("2026/12/4", d(4, 12), d(4, 12)),
        ("9 Jan", d(9, 1, 2027), d(9, 1)),
        ("9jan", d(9, 1, 2027), d(9, 1)),
        ("9th January 2027", d(9, 1, 2027), d(9, 1, 2027)),
        ("the 9th of January", d(9, 1, 2027), d(9, 1)),
        ("Jan 9", d(9, 1, 2027), d(9, 1)),
        ("January 9th, 2027", d(9, 1, 2027), d(9, 1, 2027)),
        ("9 Sept '27", d(9, 9, 2027), d(9, 9, 2027)),
        ("9/1", d(9, 1, 2027), d(9, 1)),
        ("09.01.27", d(9, 1, 2027), d(9, 1, 2027)),
        ("4-12-2026", d(4, 12), d(4, 12)),
        ("3/4", d(3, 4, 2027), d(3, 4)),
        ("Fri 4 Dec", d(4, 12), None),
        ("Friday, 4 December 2026.", d(4, 12), d(4, 12)),
        ("on Friday the 4th of December", d(4, 12), None),
        ("Friday the 4th", d(4, 12), None),
        ("Fri 27th", d(27, 11), None),
        ("Mon 30", d(30, 11), None),
        ("Monday 23rd", d(23, 11), d(23, 11)),
        ("Friday 4/12", d(4, 12), None),
        ("Fri, 04/12/2026", d(4, 12), d(4, 12)),
        ("23 Nov", d(23, 11), d(23, 11)),
        ("29 Feb", d(29, 2, 2028), d(29, 2, 2024)),
        ("the 9th", d(9, 12), d(9, 11)),
        ("31st", d(31, 12), d(31, 10)),
        ("today", MONDAY, MONDAY),
        ("Tomorrow", d(24, 11), d(24, 11)),
        ("yesterday", d(22, 11), d(22, 11)),
        ("the day after tomorrow", d(25, 11), d(25, 11)),
        ("day before yesterday", d(21, 11), d(21, 11)),
        ("Monday", d(30, 11), d(16, 11)),
        ("on Friday", d(27, 11), d(20, 11)),
        ("tues", d(24, 11), d(17, 11)),
        ("Weds", d(25, 11), d(18, 11)),
        ("this Friday", d(27, 11), d(27, 11)),
        ("next Tuesday", d(1, 12), d(1, 12)),
        ("next Monday", d(30, 11), d(30, 11)),
        ("Tuesday next week", d(1, 12), d(1, 12)),
        ("next week on Tuesday", d(1, 12), d(1, 12)),
        ("next week Tuesday", d(1, 12), d(1, 12)),
        ("Tuesday week", d(1, 12), d(1, 12)),
        ("last Tuesday", d(17, 11), d(17, 11)),
        ("Friday last week", d(20, 11), d(20, 11)),
        ("in two weeks", d(7, 12), d(7, 12)),
        ("in 3 days", d(26, 11), d(26, 11)),
        ("in a fortnight", d(7, 12), d(7, 12)),
        ("in a month", d(23, 12), d(23, 12)),
        ("in two weeks' time", d(7, 12), d(7, 12)),
        ("a week on Friday", d(4, 12), d(4, 12)),
        ("a week today", d(30, 11), d(30, 11)),
        ("two weeks tomorrow", d(8, 12), d(8, 12)),
        ("3 days ago", d(20, 11), d(20, 11)),
        ("a week ago", d(16, 11), d(16, 11)),
    ],
)
def test_a_day_is_what_people_mean_by_it(typed: str, coming: date, gone: date | None) -> None:
    assert read_day(typed, MONDAY) == coming
    assert read_day(typed, MONDAY, past=True) == gone


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            " ",
            "31 Feb",
            "31/11",
            "31/11/2026",
            "0/1",
            "13/13",
            "2026-13-01",
            "29 Feb 2027",
            "99th",
            "9",
            "2027",
        ),
        *(
            "12/31/2026",
            "Mon 4 Dec",
            "Friday 4 December 2027",
            "end of term",
            "soon",
            "next week",
            "next month",
        ),
        *("Fri 5th", "Sat 4/12", "Fri 40", "Friday the", "Fri 4 5"),
        *(
            "week",
            "may",
            "ma 9",
            "9 ma",
            "9 janx",
            "9/1/207",
            "9/1-27",
            "1/1/1899",
            "1 Jan 2200",
            "in days",
            "mo",
        ),
        *("next Tuesday week", "last Tuesday next week", "a week on Blursday", "in 999 weeks ago"),
        *(
            "Tuesday or Wednesday",
            "9 Jan 10 Jan",
            "<at>9 Jan</at>",
            "9 Jan " * 20,
            "ninth of January",
        ),
    ],
)
def test_what_is_no_day_or_may_be_several_is_none(typed: str) -> None:
    assert read_day(typed, MONDAY) is None


def test_last_tuesday_is_unclear_once_this_weeks_has_gone_by() -> None:
    friday = d(27, 11)
    assert read_day("last Tuesday", friday) is None
    assert read_day("Tuesday last week", friday) == d(17, 11)
    assert read_day("Tuesday", friday, past=True) == d(24, 11)
    assert read_day("this Tuesday", friday) == d(24, 11)


def test_this_friday_on_a_weekend_is_the_coming_one() -> None:
    saturday, sunday = d(28, 11), d(29, 11)
    assert read_day("this Friday", saturday) == read_day("this Friday", sunday) == d(4, 12)
    assert read_day("this Friday", sunday, past=True) == d(27, 11)
    assert read_day("this Sunday", saturday) == read_day("this Sunday", sunday) == sunday
    assert read_day("this Saturday", sunday) == d(5, 12)
    assert read_day("this Monday", d(27, 11)) == d(23, 11)


def test_a_month_on_from_the_31st_is_no_day() -> None:
    assert read_day("in a month", d(31, 10)) is None
    assert read_day("a month ago", d(31, 12)) is None


def test_a_date_input_holds_what_was_understood_and_else_what_was_typed() -> None:
    assert as_iso("next Tuesday", MONDAY) == "2026-12-01"
    assert as_iso("9/1", MONDAY, past=True) == "2026-01-09"
    assert as_iso("31 Feb", MONDAY) == "31 Feb"
    assert as_iso("", MONDAY) == ""


def written(day: date) -> list[str]:
    """Every way to write a day with its year."""
    month, name = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    ending = (
        "th" if day.day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    )
    bare = [f"{day.day} {month}", f"{day.day}{ending} {month[:3]}", f"{day.day}{ending} of {month}"]
    numeric = [
        f"{day.day}{s}{day.month}{s}{y}" for s in "/.-" for y in (day.year, f"{day.year % 100:02d}")
    ]
    dated = [
        f"{b} {y}"
        for b in bare
        for y in (day.year, f"'{day.year % 100:02d}", f"{day.year % 100:02d}")
    ]
    turned = [f"{month} {day.day}{ending}, {day.year}", f"{month[:3]} {day.day} {day.year}"]
    named = [f"{w} {b} {day.year}" for w in (name, name[:3], f"on {name},") for b in bare]
    named += [f"{name[:3]} {day:%d/%m/%Y}", f"{name}, {day:%d.%m.%y}"]
    return [
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%y}",
        *numeric,
        *dated,
        *turned,
        *named,
    ]


@given(days, days)
def test_every_way_to_write_a_day_is_read_as_that_day(day: date, today: date) -> None:
    for text in written(day):
        for typed in (text, text.upper(), f"  {text}. "):
            assert read_day(typed, today) == day, typed
            assert read_day(typed, today, past=True) == day, typed


@given(days, st.integers(0, 364))
def test_a_year_left_out_is_the_nearest_that_fits_the_direction(today: date, away: int) -> None:
    after, before = today + timedelta(days=away), today - timedelta(days=away)
    for form in ("{0.day} {0:%B}", "{0.day}/{0.month}", "{0:%b} {0.day}", "{0:%A} {0.day} {0:%B}"):
        assert read_day(form.format(after), today) == after
        assert read_day(form.format(before), today, past=True) == before


@given(days, st.integers(0, 6))
def test_a_weekday_is_the_nearest_that_is_not_today(today: date, weekday: int) -> None:
    coming, gone = read_day(WEEKDAYS[weekday], today), read_day(WEEKDAYS[weekday], today, past=True)
    assert coming is not None and gone is not None
    assert coming.weekday() == gone.weekday() == weekday
    assert 0 < (coming - today).days <= 7
    assert 0 < (today - gone).days <= 7


@given(st.text(max_size=80), days, st.booleans())
def test_any_text_at_all_is_a_day_or_none(text: str, today: date, past: bool) -> None:
    found = read_day(text, today, past=past)
    assert found is None or 1900 <= found.year <= 2199


def test_years_from_1900_to_2199_are_read_and_no_text_longer_than_sixty_signs() -> None:
    assert read_day("1/1/1900", MONDAY) == date(1900, 1, 1)
    assert read_day("31 Dec 2199", MONDAY) == date(2199, 12, 31)
    assert read_day("9 Jan".ljust(60), MONDAY) == d(9, 1, 2027)
    assert read_day("9 Jan".ljust(61), MONDAY) is None


def test_a_leap_day_is_found_where_a_century_has_none() -> None:
    assert read_day("29 Feb", date(2096, 3, 1)) == date(2104, 2, 29)
    assert read_day("29 Feb", date(2104, 2, 28), past=True) == date(2096, 2, 29)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("last Monday", d(16, 11)),
        ("next Tuesday next week", d(1, 12)),
        ("this Tuesday this week", d(24, 11)),
        ("Fr 4 Dec", None),
        ("Mo 30", None),
    ],
)
def test_a_week_may_be_named_twice_and_a_weekday_is_cut_short_to_three_letters_at_least(
    typed: str,
    day: date | None,
) -> None:
    assert read_day(typed, MONDAY) == day


def test_a_date_input_takes_a_day_for_one_to_come_unless_it_is_told_otherwise() -> None:
    assert as_iso("9/1", MONDAY) == "2027-01-09"


@pytest.mark.parametrize("sign", ["'", "’"])
def test_an_apostrophe_is_read_as_typed_or_as_the_telephone_makes_it(sign: str) -> None:
    assert read_day(f"in two weeks{sign} time", MONDAY) == d(7, 12)
    assert read_day(f"4 December {sign}26", MONDAY) == d(4, 12)
