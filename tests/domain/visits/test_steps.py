"""When a next step is open, and when it is overdue."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.visits.steps import NextStep, StepWords
from tests.make import NOW, TODAY


@pytest.mark.parametrize(
    ("closed", "days", "overdue"),
    [
        (False, 0, False),
        (False, 1, True),
        (True, 1, False),
    ],
)
def test_a_next_step_is_overdue_from_the_day_after_its_own(
    closed: bool,
    days: int,
    overdue: bool,
) -> None:
    step = NextStep(1, 7, StepWords("Order books", by=TODAY), closed_at=NOW if closed else None)
    assert step.overdue(TODAY + timedelta(days=days)) is overdue
    assert not NextStep(1, 7, StepWords("Order books")).overdue(TODAY)


def test_a_step_is_open_until_somebody_closes_it() -> None:
    assert NextStep(1, 7, StepWords("Order books")).open
    assert not NextStep(1, 7, StepWords("Order books"), closed_at=NOW).open


@given(st.none() | st.dates(), st.booleans(), st.dates())
def test_only_an_open_step_with_a_day_is_ever_overdue(
    by: date | None,
    closed: bool,
    today: date,
) -> None:
    step = NextStep(1, 7, StepWords("Order books", by=by), closed_at=NOW if closed else None)
    assert step.overdue(today) is (not closed and by is not None and by < today)
