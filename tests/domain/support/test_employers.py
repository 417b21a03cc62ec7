"""Who employs a leader while they give support."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.support.employers import Employment, employer_on, home_of
from domain.support.states import Leadership, without_employers

SEPTEMBER, NOVEMBER = date(2026, 9, 1), date(2026, 11, 16)
DAY = timedelta(days=1)
CHANGED = (Employment(1, SEPTEMBER, NOVEMBER - DAY), Employment(2, NOVEMBER))
organisations = st.integers(1, 9)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def test_the_one_employer_is_taken_and_of_several_the_one_that_was() -> None:
    assert home_of({4}) == 4 and home_of({4}, known=7) == 4
    assert home_of({4, 7}, known=7) == 7
    assert home_of({4, 7}) is home_of(set()) is home_of(set(), known=4) is None


def test_each_day_belongs_to_whoever_was_the_employer_then() -> None:
    assert employer_on(CHANGED, NOVEMBER - DAY) == 1
    assert employer_on(CHANGED, NOVEMBER) == employer_on(CHANGED, NOVEMBER + 99 * DAY) == 2
    assert employer_on([], NOVEMBER) is None


def test_a_day_before_the_first_time_is_the_first_employers() -> None:
    assert employer_on(CHANGED, SEPTEMBER - DAY) == 1
    assert employer_on([Employment(3)], date.min) == 3


def test_of_two_times_that_have_a_day_the_later_counts() -> None:
    handed = (Employment(1, SEPTEMBER, NOVEMBER), Employment(2, NOVEMBER))
    assert employer_on(handed, NOVEMBER) == employer_on(reversed(handed), NOVEMBER) == 2


@given(st.sets(organisations), st.none() | organisations)
def test_nobody_is_an_employer_who_employs_nobody(employers: set[int], known: int | None) -> None:
    home = home_of(employers, known)
    assert home is None or home in employers
    assert home_of(employers, home) == home or home is None


@given(st.lists(days, min_size=1, max_size=6, unique=True), days)
def test_with_times_in_a_row_every_day_has_the_employer_of_its_time(
    begun: list[date], day: date
) -> None:
    starts = sorted(begun)
    ends = [each - DAY for each in starts[1:]] + [None]
    times = [Employment(n, *span) for n, span in enumerate(zip(starts, ends, strict=True))]
    expected = max((n for n, start in enumerate(starts) if start <= day), default=0)
    assert employer_on(times, day) == expected


def test_a_change_of_employer_is_no_change_of_leader() -> None:
    before = (
        Leadership(1, "Farida", None, SEPTEMBER - DAY),
        Leadership(2, "Tom", None, SEPTEMBER),
        Leadership(1, "Farida", SEPTEMBER, NOVEMBER - DAY),
    )
    now = (Leadership(1, "Farida", NOVEMBER), Leadership(3, "Nia", SEPTEMBER))
    led, left = without_employers(now, before)
    assert led == (Leadership(1, "Farida", None), Leadership(3, "Nia", SEPTEMBER))
    assert left == (Leadership(2, "Tom", None, SEPTEMBER),)
