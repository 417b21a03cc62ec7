"""How often somebody may come: bursts and the long run, also where the clock is set."""

from datetime import UTC, datetime, timedelta
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from domain.allowances import SECONDS, Allowance

NOW = datetime(2026, 11, 27, 15, 30, tzinfo=UTC)
RATES = st.integers(1, 10_000).map(Allowance)
GAPS = st.lists(st.integers(0, 2_000_000), max_size=200)


def come(allowance: Allowance, times: list[datetime]) -> list[datetime]:
    """Those of some times at which one was let in."""
    free, let_in = None, []
    for now in times:
        after = allowance.after(free, now)
        if after is not None:
            free = after
            let_in.append(now)
    return let_in


@given(RATES)
def test_so_many_at_a_time_and_not_one_more(allowance: Allowance) -> None:
    at_a_time = SECONDS * allowance.a_second
    # A second does not divide into microseconds whatever the rate.
    assert abs(len(come(allowance, [NOW] * (at_a_time + 100))) - at_a_time) <= at_a_time // 100 + 1


@given(RATES, GAPS)
def test_in_no_stretch_of_time_come_more_than_its_seconds_allow(
    allowance: Allowance, gaps: list[int]
) -> None:
    times = [NOW + timedelta(microseconds=since) for since in accumulate(gaps, initial=0)]
    let_in = come(allowance, times)
    for at, first in enumerate(let_in):
        for number, last in enumerate(let_in[at:], 1):
            stretch = (last - first + timedelta(seconds=SECONDS)) / allowance.each
            assert number <= stretch + 1


@given(RATES, st.integers(1, 200))
def test_who_comes_evenly_at_the_rate_is_never_kept_out(allowance: Allowance, many: int) -> None:
    times = [NOW + number * allowance.each for number in range(many)]
    assert come(allowance, times) == times


@given(RATES, st.timedeltas(timedelta(seconds=SECONDS + 1), timedelta(days=2)))
def test_a_clock_that_is_set_keeps_nobody_out(allowance: Allowance, jump: timedelta) -> None:
    spent = NOW + timedelta(seconds=SECONDS)
    assert allowance.after(spent, NOW) is None
    assert allowance.after(spent, NOW - jump) is not None
    assert allowance.after(spent, NOW + jump) is not None


def test_a_person_who_presses_fast_is_fine_and_a_script_is_not() -> None:
    usual = Allowance(10)
    fast = [NOW + timedelta(seconds=number / 5) for number in range(3_000)]
    script = [NOW + timedelta(seconds=number / 50) for number in range(3_000)]
    assert come(usual, fast) == fast
    assert len(come(usual, script)) < 660


def test_three_hundred_people_on_a_friday_afternoon_are_fine() -> None:
    tenant = Allowance(200)
    presses = sorted(
        NOW + timedelta(seconds=second, milliseconds=7 * person % 1000)
        for person in range(300)
        for second in range(0, 60, 2)
    )
    assert come(tenant, presses) == presses
