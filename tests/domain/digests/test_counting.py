"""When a post is put anew, and where a digest begins."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.digests.counting import (
    NOTHING_NEW,
    WAS_OFF,
    Counted,
    Digest,
    Effect,
    Stage,
    State,
    counted,
    effect,
    first_day,
    next_update,
)

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 30)


def digest(first: date, **changed: str) -> Digest:
    """A digest of a week that is out."""
    return Digest(1, 1, "2026-W48", first, first + timedelta(days=6), State.OUT, NOW, **changed)  # type: ignore[arg-type]


def due(first: date) -> Digest:
    """A digest of a week that was to go and is not out."""
    return replace(digest(first), state=State.DUE)


def was_off(first: date) -> Digest:
    """What stands for a week whose digest was due while they were off."""
    return replace(digest(first), state=State.SKIPPED, reason=WAS_OFF)


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


def test_weeks_that_were_switched_off_are_no_digests_and_one_that_failed_before_is_the_next_ones() -> (
    None
):
    out, skipped = (
        digest(date(2026, 10, 26)),
        replace(due(date(2026, 11, 2)), state=State.SKIPPED, reason=NOTHING_NEW),
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


def test_a_record_that_was_saved_while_its_post_was_being_closed_stands_there_all_the_same() -> (
    None
):
    closed = digest(date(2026, 11, 16))
    unseen = Counted(1, 7, date(2026, 11, 18), 180, True, None, NOW)
    found = [unseen, replace(unseen, id=2, late=True), replace(unseen, id=3, digest=2, late=True)]
    assert counted(found, closed, Stage.CLOSED) == ([unseen], [])
