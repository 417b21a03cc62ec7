"""How soon the hub answers a request: on the second school day, by the same hour."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.prompts.answer_times import Promise, PromiseFigures, SchoolClock, promise_figures
from domain.prompts.calendar import Calendar, Closure, ClosureKind
from tests.domain.prompts.test_calendar import WHOLE

HALF_TERM = Closure(date(2026, 10, 26), date(2026, 10, 30), ClosureKind.HOLIDAY)
CLOCK = SchoolClock(Calendar((HALF_TERM,)), "Europe/London")
LONG = SchoolClock(WHOLE, "Europe/London")
moments = st.datetimes(datetime(2025, 1, 1), datetime(2034, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)
spans = st.integers(1, 60 * 24 * 6).map(lambda n: timedelta(minutes=n))


def utc(text: str) -> datetime:
    """A moment of UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("filed", "answer"),
    [
        # Thursday: by Monday at the same hour.
        ("2026-11-19 10:00", "2026-11-23 10:00"),
        # Friday late in the evening: by Tuesday as late.
        ("2026-11-20 22:30", "2026-11-24 22:30"),
        # Saturday and Sunday begin on Monday at nine.
        ("2026-11-21 14:00", "2026-11-25 09:00"),
        ("2026-11-22 23:59", "2026-11-25 09:00"),
        # Friday before half term, which is summer time; the clocks go back in between.
        ("2026-10-23 09:30", "2026-11-03 10:30"),
        # Half past midnight is the new day already.
        ("2026-11-19 00:30", "2026-11-23 00:30"),
    ],
)
def test_the_answer_comes_by_the_same_hour_of_the_second_school_day(
    filed: str, answer: str
) -> None:
    assert CLOCK.answer_by(utc(filed)) == utc(answer)


@given(moments)
def test_the_answer_is_due_after_two_days_of_school_time(filed: datetime) -> None:
    by = LONG.answer_by(filed)
    assert by > filed
    assert WHOLE.is_school_day(by.astimezone(UTC).date()) or by.hour == 23
    assert LONG.between(filed, by) == timedelta(days=2)


@given(moments, spans)
def test_later_and_between_are_each_others_reverse(start: datetime, span: timedelta) -> None:
    assert LONG.between(start, LONG.later(start, span)) == span


@given(moments, st.lists(spans, min_size=2, max_size=2))
def test_more_time_is_never_sooner(start: datetime, two: list[timedelta]) -> None:
    short, long = sorted(two)
    assert LONG.later(start, short) <= LONG.later(start, long)


@given(moments, spans, spans)
def test_a_pause_leaves_what_was_left(filed: datetime, until: timedelta, lasts: timedelta) -> None:
    by = LONG.answer_by(filed)
    asked = LONG.later(filed, until)
    replied = LONG.later(asked, lasts)
    after = LONG.after_pause(by, asked, replied)
    assert LONG.between(replied, after) == LONG.between(asked, by)


def test_nothing_is_left_of_what_was_late_already() -> None:
    by = utc("2026-11-23 10:00")
    asked, replied = utc("2026-11-24 10:00"), utc("2026-11-25 12:00")
    assert CLOCK.after_pause(by, asked, replied) == replied


def test_no_time_lies_between_a_moment_and_an_earlier_one() -> None:
    assert CLOCK.between(utc("2026-11-24 10:00"), utc("2026-11-23 10:00")) == timedelta()
    # Nor on a weekend.
    assert CLOCK.between(utc("2026-11-21 10:00"), utc("2026-11-22 10:00")) == timedelta()


def test_the_figures_of_a_week() -> None:
    filed = utc("2026-11-16 10:00")
    due = CLOCK.answer_by(filed)
    took = [timedelta(hours=h) for h in (4, 12, 24, 30, 48, 72)]
    promises = [Promise(filed, due, CLOCK.later(filed, each)) for each in took]
    assert promise_figures(promises, CLOCK) == PromiseFigures(6, 5, 27 / 24)


def test_what_is_not_answered_is_not_in_time_and_has_no_days() -> None:
    filed = utc("2026-11-16 10:00")
    unmet = Promise(filed, CLOCK.answer_by(filed), None)
    assert promise_figures([unmet], CLOCK) == PromiseFigures(1, 0, None)
    assert promise_figures([], CLOCK) == PromiseFigures(0, 0, None)


@given(st.lists(st.tuples(moments, spans)))
def test_in_time_are_those_that_took_two_days_at_most(
    made: list[tuple[datetime, timedelta]],
) -> None:
    promises = [Promise(at, LONG.answer_by(at), LONG.later(at, span)) for at, span in made]
    in_time = sum(span <= timedelta(days=2) for _at, span in made)
    assert promise_figures(promises, LONG).in_time == in_time
