"""When a post is put anew, and where a digest begins."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.digests.counting import (
    MINUTE,
    NOTHING_NEW,
    WAS_OFF,
    CountedRecord,
    Digest,
    DigestState,
    Effect,
    Stage,
    counted_records,
    effect,
    first_day,
    next_update,
)

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 30)
DAY, WEEK, TICK = timedelta(days=1), timedelta(days=7), timedelta(seconds=1)


def digest(first: date, **changed: str) -> Digest:
    """A digest of a week that is out."""
    last = first + timedelta(days=6)
    out = Digest(1, 1, "2026-W48", first, last, DigestState.OUT, NOW)
    return replace(out, **changed)  # type: ignore[arg-type]


def due(first: date) -> Digest:
    """A digest of a week that was to go and is not out."""
    return replace(digest(first), state=DigestState.DUE)


def was_off(first: date) -> Digest:
    """What stands for a week whose digest was due while they were off."""
    return replace(digest(first), state=DigestState.SKIPPED, reason=WAS_OFF)


@given(st.lists(st.integers(0, 200), max_size=30))
def test_a_post_is_put_anew_at_most_once_a_minute_and_never_later_than_that(
    pauses: list[int],
) -> None:
    last, now, put = None, NOW, []
    for pause in pauses:
        now += timedelta(seconds=pause)
        last = next_update(last, now)
        assert now <= last <= now + timedelta(seconds=60)
        put.append(last)
    assert all(
        later - earlier >= timedelta(seconds=60) for earlier, later in pairwise(sorted(set(put)))
    )


def test_a_clock_that_was_set_back_holds_no_update_up() -> None:
    assert next_update(NOW + timedelta(hours=2), NOW) == NOW


def test_a_digest_begins_where_the_last_that_arrived_ended() -> None:
    assert first_day(MONDAY, digest(date(2026, 11, 9)), []) == date(2026, 11, 16)
    assert first_day(MONDAY, None, []) == MONDAY
    assert first_day(MONDAY, None, [due(date(2026, 11, 16))]) == date(2026, 11, 16)
    assert first_day(MONDAY, None, [was_off(date(2026, 11, 16))]) == date(2026, 11, 23)


def test_weeks_that_were_off_are_no_digests_and_one_that_failed_before_is_the_next_ones() -> None:
    out, skipped = (
        digest(date(2026, 10, 26)),
        replace(due(date(2026, 11, 2)), state=DigestState.SKIPPED, reason=NOTHING_NEW),
    )
    assert first_day(MONDAY, out, [skipped, was_off(date(2026, 11, 16))]) == date(2026, 11, 23)
    assert first_day(MONDAY, out, [was_off(date(2026, 11, 9)), due(date(2026, 11, 16))]) == date(
        2026, 11, 16
    )
    assert first_day(MONDAY, out, [due(date(2026, 11, 2)), was_off(date(2026, 11, 16))]) == date(
        2026, 11, 2
    )
    again = [was_off(date(2026, 11, 2)), due(date(2026, 11, 9)), was_off(date(2026, 11, 16))]
    assert first_day(MONDAY, None, again) == date(2026, 11, 9)


def test_what_a_change_does_to_the_newest_post() -> None:
    newest = digest(date(2026, 11, 16))
    before, within, after = date(2026, 11, 13), date(2026, 11, 18), date(2026, 11, 24)
    assert effect(None, within, newest) == Effect(update=True)
    assert effect(within, None, newest) == Effect(update=True)
    assert effect(within, after, newest) == Effect(update=True)
    assert effect(None, after, newest) == Effect()
    assert effect(None, before, newest) == Effect(wait=True)
    assert effect(within, before, newest) == Effect(update=True, wait=True)
    assert effect(before, within, newest) == Effect(update=True, unwait=True)
    assert effect(before, before, newest) == Effect()


def test_a_record_saved_while_its_post_was_being_closed_stands_there_all_the_same() -> None:
    closed = digest(date(2026, 11, 16))
    unseen = CountedRecord(1, 7, date(2026, 11, 18), 180, True, None, NOW)
    found = [unseen, replace(unseen, id=2, late=True), replace(unseen, id=3, digest=2, late=True)]
    assert counted_records(found, closed, Stage.CLOSED) == ([unseen], [])


FIRST, LAST = date(2026, 11, 16), date(2026, 11, 22)
OPEN = replace(digest(FIRST), id=2)
CLOSED, COMING = replace(OPEN, id=1, first=FIRST - WEEK, last=LAST - WEEK), due(FIRST + WEEK)
COMING = replace(COMING, id=3)
SEEN = CountedRecord(1, 7, FIRST, 180, True, None, NOW)


def within(digest_: Digest) -> st.SearchStrategy[date]:
    return st.dates(digest_.first, digest_.last)


BEFORE = st.dates(CLOSED.first, OPEN.first - DAY)
# Every way in which a record may stand beside a closed digest, the open one and the next.
STANDING = st.one_of(
    st.builds(replace, st.just(SEEN), on=within(CLOSED), digest=st.none() | st.just(1)),
    st.builds(replace, st.just(SEEN), on=within(OPEN) | within(COMING)),
    st.builds(
        replace,
        st.just(SEEN),
        on=st.just(CLOSED.first - DAY),
        digest=st.just(1),
        late=st.just(True),
    ),
    st.builds(replace, st.just(SEEN), on=BEFORE, digest=st.just(2), late=st.just(True)),
    st.builds(replace, st.just(SEEN), on=BEFORE, late=st.just(True)),
)


@given(STANDING)
def test_each_record_stands_in_exactly_one_digest(row: CountedRecord) -> None:
    stages = ((CLOSED, Stage.CLOSED), (OPEN, Stage.OPEN), (COMING, Stage.COMING))
    found = [counted_records([row], digest_, stage) for digest_, stage in stages]
    places = [place for pair in found for place in pair if place]
    assert places == [[row]]


@pytest.mark.parametrize(
    ("row", "late_in"),
    [
        (replace(SEEN, on=CLOSED.last, late=True), Stage.COMING),
        (replace(SEEN, on=CLOSED.last, late=True, digest=2), Stage.OPEN),
        (replace(SEEN, on=CLOSED.first - DAY, late=True, digest=1), Stage.CLOSED),
        (replace(SEEN, on=CLOSED.last, digest=1), None),
        (SEEN, None),
    ],
)
def test_what_was_recorded_after_its_digest_was_closed_is_late_in_the_next(
    row: CountedRecord,
    late_in: Stage | None,
) -> None:
    stages = ((CLOSED, Stage.CLOSED), (OPEN, Stage.OPEN), (COMING, Stage.COMING))
    late = [stage for digest_, stage in stages if counted_records([row], digest_, stage)[1]]
    assert late == ([] if late_in is None else [late_in])


def test_a_record_that_waits_is_counted_by_no_digest_of_its_own_day_or_later() -> None:
    waiting = [replace(SEEN, on=day, late=True) for day in (COMING.first, COMING.last)]
    assert counted_records(waiting, COMING, Stage.COMING)[1] == []


def test_a_digest_holds_its_first_and_last_day_and_no_day_is_none_of_its() -> None:
    days = (FIRST - DAY, FIRST, LAST, LAST + DAY, None)
    assert [OPEN.holds(day) for day in days] == [False, True, True, False, False]


def test_a_post_is_known_by_its_channel_and_period() -> None:
    assert str(OPEN.slot) == "digest:1:2026-W48"
    others = {replace(OPEN, channel=2).slot, replace(OPEN, period="2026-W49").slot}
    assert len(others - {OPEN.slot}) == 2


def test_a_record_on_the_first_day_of_the_newest_digest_waits_for_no_other() -> None:
    assert effect(None, FIRST, OPEN) == Effect(update=True)
    assert effect(FIRST - DAY, FIRST, OPEN) == Effect(update=True, unwait=True)
    assert effect(FIRST, FIRST + DAY, OPEN) == Effect(update=True)
    assert effect(FIRST - DAY, None, OPEN) == Effect()


def test_after_digests_were_off_twice_the_next_begins_after_the_last_time() -> None:
    off = [was_off(date(2026, 11, 2)), was_off(date(2026, 11, 16))]
    assert first_day(MONDAY, None, off) == date(2026, 11, 23)
    assert first_day(date(2026, 11, 16), None, off) == date(2026, 11, 16)
    assert first_day(date(2026, 11, 16), None, [was_off(date(2026, 11, 16))]) == date(2026, 11, 16)


def test_a_minute_after_the_last_update_there_may_be_one_at_once() -> None:
    assert next_update(NOW, NOW) == NOW + MINUTE
    assert next_update(NOW, NOW + MINUTE - TICK) == NOW + MINUTE
    assert next_update(NOW, NOW + MINUTE) == NOW + MINUTE
    assert next_update(NOW + MINUTE, NOW) == NOW + MINUTE
    assert next_update(NOW + MINUTE + TICK, NOW) == NOW
