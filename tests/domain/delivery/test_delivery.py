"""What may follow an attempt to send."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.delivery.delivery import (
    Again,
    Dead,
    OutboxRow,
    Outcome,
    Post,
    Sent,
    Unknown,
    outcome_for_row,
    seconds_to_wait,
)
from tests.make import NOW

MESSAGE = OutboxRow(1, "k", "visit", "7", "a:farida", NOW)
UPDATE = OutboxRow(1, "k", "visit", "7", "a:farida", NOW, post=3)


def test_waits_double_up_to_ten_minutes() -> None:
    assert [seconds_to_wait(tries, 1.0) for tries in (1, 2, 3, 10, 11, 5_000)] == [
        1,
        2,
        4,
        512,
        600,
        600,
    ]


@given(st.integers(0, 10_000), st.floats(0, 1), st.none() | st.floats(0, 3_600))
def test_nobody_comes_back_before_the_connector_asked(
    tries: int, luck: float, asked: float | None
) -> None:
    seconds = seconds_to_wait(tries, luck, asked)
    assert seconds >= (asked or 0)
    assert seconds <= max(600, asked or 0)


@pytest.mark.parametrize("outcome", [Sent("m"), Again("429"), Dead("400"), Unknown("timeout")])
def test_only_an_update_may_be_repeated_when_nobody_knows(outcome: Outcome) -> None:
    assert outcome_for_row(MESSAGE, outcome) == outcome
    assert outcome_for_row(UPDATE, outcome) == (
        Again("timeout") if isinstance(outcome, Unknown) else outcome
    )


def test_a_form_or_a_question_is_being_filled_in_and_a_record_is_not() -> None:
    assert Post(1, "visit:7", "a", "m", "form:abc").being_filled_in
    assert not Post(1, "visit:7", "a", "m", "visit:7").being_filled_in


@pytest.mark.parametrize(
    ("again", "throttled", "pause"),
    [
        (Again("429"), True, 0),
        (Again("429 Too Many Requests", after=4.0), True, 4),
        (Again("503", after=9.0), True, 9),
        (Again("503"), False, 0),
        (Again("connection refused: 429 of 430"), False, 0),
        (Again("429", after=4.0, elsewhere=True), False, 0),
        (Again("503", elsewhere=True), False, 0),
    ],
    ids=str,
)
def test_only_the_connector_slows_delivery_down(
    again: Again, throttled: bool, pause: float
) -> None:
    assert again.throttled is throttled
    assert again.pause == pause


def test_luck_makes_a_wait_shorter_and_never_shorter_than_asked() -> None:
    assert seconds_to_wait(4, 0.5) == 4
    assert seconds_to_wait(4, 0.0) == 0
    assert seconds_to_wait(4, 0.5, 3.0) == 4
    assert seconds_to_wait(4, 0.5, 5.0) == 5
