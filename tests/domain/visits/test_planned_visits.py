"""Which school a leader most likely means."""

from datetime import timedelta

import pytest

from domain.visits.planned_visits import Guess, PlannedState, guess
from tests.make import TODAY, planned

DAY = timedelta(days=1)


def test_todays_planned_visit_comes_before_an_older_one_owed() -> None:
    today, older = planned(id=2, deployment=8), planned(id=1, on=TODAY - DAY)
    assert guess([7, 8], [older, today], TODAY) == Guess(8, today)


def test_the_latest_unrecorded_one_is_next() -> None:
    older, newer = planned(id=1, on=TODAY - 3 * DAY), planned(id=2, deployment=8, on=TODAY - DAY)
    assert guess([7, 8], [older, newer], TODAY) == Guess(8, newer)


def test_two_schools_on_one_day_are_no_confident_guess() -> None:
    assert guess([7, 8], [planned(id=1), planned(id=2, deployment=8)], TODAY) is None


def test_two_plans_at_one_school_are() -> None:
    assert guess([7, 8], [planned(id=1), planned(id=2)], TODAY) == Guess(7, planned(id=1))


def test_what_is_recorded_or_still_to_come_is_not_meant() -> None:
    done, coming = planned(state=PlannedState.RECORDED), planned(on=TODAY + DAY)
    assert guess([7, 8], [done, coming], TODAY) is None
    assert guess([7], [done, coming], TODAY) == Guess(7)
    assert guess([], [], TODAY) is None


def test_a_visit_planned_at_a_school_that_is_not_ones_own_is_not_meant() -> None:
    assert guess([7], [planned(deployment=9)], TODAY) == Guess(7)
    assert guess([7, 8], [planned(deployment=9)], TODAY) is None


def test_of_three_days_the_newest_is_meant_and_of_two_plans_on_it_the_first_made() -> None:
    old, one, two = planned(id=9, deployment=8, on=TODAY - DAY), planned(id=2), planned(id=3)
    assert guess([7, 8], [two, old, one], TODAY) == Guess(7, one)


@pytest.mark.parametrize("state", PlannedState)
def test_a_record_is_owed_from_the_day_itself_while_nothing_became_of_the_plan(
    state: PlannedState,
) -> None:
    for days, over in ((-1, True), (0, True), (1, False)):
        expected = over and state is PlannedState.PLANNED
        assert planned(state=state, on=TODAY + days * DAY).owed(TODAY) is expected
