"""When a post is put anew, and where a digest begins."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.counting import WAS_OFF, Digest, Effect, State, effect, first_day, next_update

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 30)


def digest(first: date, **changed: str) -> Digest:
    """A digest of a week that is out."""
    return Digest(1, 1, "2026-W48", first, first + timedelta(days=6), State.OUT, NOW, **changed)  # type: ignore[arg-type]


@given(st.lists(st.integers(0, 200), max_size=30))
def test_a_post_is_put_anew_at_most_once_a_minute_and_never_later_than_that(pauses: list[int]) -> None:
    last, now, put = None, NOW, []
    for pause in pauses:
        now += timedelta(seconds=pause)
        last = next_update(last, now)
        assert now <= last <= now + timedelta(seconds=60)
        put.append(last)
    assert all(later - earlier >= timedelta(seconds=60) for earlier, later in pairwise(sorted(set(put))))


def test_a_clock_that_was_set_back_holds_no_update_up() -> None:
    assert next_update(NOW + timedelta(hours=2), NOW) == NOW


def test_a_digest_begins_where_the_last_that_arrived_ended() -> None:
    assert first_day(MONDAY, digest(date(2026, 11, 9)), None) == date(2026, 11, 16)
    assert first_day(MONDAY, None, None) == MONDAY
    assert first_day(MONDAY, None, digest(date(2026, 11, 16))) == date(2026, 11, 16)
    assert first_day(MONDAY, None, digest(date(2026, 11, 16), reason=WAS_OFF)) == date(2026, 11, 23)


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
