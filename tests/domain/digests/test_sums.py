"""What records add up to, alone and together."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.digests.digests import digest_figures
from domain.digests.sums import (
    DayOfVisits,
    Sums,
    Tally,
    days_from,
    in_time_until,
    midnight,
    tally_of,
)
from tests.domain.digests.one_week import FIRST, HALF_TERM, HUB, LAST, counted, facts

ZONE = ZoneInfo("Europe/London")
MISSED = counted(3, LAST, happened=False, progress=None, seconds=None)
RECORDS = (
    counted(1, FIRST, recorder=3),
    counted(2, FIRST, deployment=8, imported=True, recorder=4),
    MISSED,
)


def test_records_add_up_by_what_a_digest_tells() -> None:
    assert tally_of(RECORDS, HALF_TERM, ZONE) == Tally(
        visited={7: 1, 8: 1},
        named=frozenset({7, 8}),
        minutes=360,
        missed=1,
        typed=1,
        in_time=1,
        seconds={40: 2},
        days=frozenset({FIRST, LAST}),
        recorders=frozenset({3, 4}),
    )


def test_parts_together_are_the_whole() -> None:
    whole = tally_of(RECORDS, HALF_TERM, ZONE)
    for n in range(4):
        part, rest = (tally_of(some, HALF_TERM, ZONE) for some in (RECORDS[:n], RECORDS[n:]))
        assert part.with_(rest) == whole


def test_a_digest_tells_the_same_of_sums_as_of_records() -> None:
    before = FIRST - timedelta(days=7)
    history = (counted(9, before, minutes=90), *RECORDS)
    plain = digest_figures(facts(*RECORDS, history=history), HUB, HALF_TERM)
    days = (DayOfVisits(before, 1, 90), DayOfVisits(FIRST, 2, 360))
    sums = Sums(tally_of(RECORDS, HALF_TERM, ZONE), days, 1)
    assert digest_figures(facts(history=(), sums=sums), HUB, HALF_TERM) == plain


def test_a_visit_is_recorded_in_time_until_the_fifth_school_day_after_it_has_ended() -> None:
    friday = date(2026, 10, 23)
    until = in_time_until([friday, FIRST], HALF_TERM, ZONE)
    assert until[friday] == datetime(2026, 11, 7, tzinfo=UTC)
    assert until[FIRST] == datetime(2026, 11, 24, tzinfo=UTC)


def test_a_day_begins_by_the_hubs_clock_and_each_of_some_days_is_named() -> None:
    assert midnight(date(2026, 6, 1), ZONE) == datetime(2026, 5, 31, 23, tzinfo=UTC)
    assert days_from(FIRST, LAST)[0] == FIRST
    assert (days_from(FIRST, LAST)[-1], len(days_from(FIRST, LAST))) == (LAST, 7)
