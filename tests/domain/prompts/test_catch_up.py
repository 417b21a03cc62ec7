"""A row of the catch-up card is judged as the form is; without words it is left, and why nothing happened is asked."""

import pytest

from domain.errors import Refused
from domain.hub import Hub
from domain.prompts.catch_up import Entered, entered, filled, missed, visited
from domain.visits.visits import Notice, Reason, Values
from tests.make import TODAY, deployment, values

HOURS = Hub().hours_a_day


def test_a_row_takes_its_own_part_of_what_was_typed() -> None:
    typed = {"did_3": "Planned.", "time_3": "60", "did_31": "Watched.", "progress_31": "early"}
    assert entered(typed, 31) == Entered(did="Watched.", progress="early")


@pytest.mark.parametrize(
    ("row", "left", "asks"),
    [
        (Entered(time="half", progress="early", did="  "), True, False),
        (Entered(time="half", did="Watched."), False, False),
        (Entered(time="none"), False, True),
        (Entered(time="none", reason="school"), False, False),
    ],
)
def test_what_is_left_and_what_is_asked(row: Entered, left: bool, asks: bool) -> None:
    assert (row.left, row.asks) == (left, asks)


def test_a_time_that_is_not_offered_is_as_it_was_written() -> None:
    row = Entered(time="1 h 35 min", progress="early", did="Watched.")
    assert visited(row, values(), deployment(), TODAY, HOURS).visit.minutes == 95
    assert filled(Entered(time="day"), Values()).time_other == ""


def test_the_forms_rules_hold() -> None:
    with pytest.raises(Refused) as refused:
        visited(Entered(time="a while", did="x" * 1001), values(), deployment(), TODAY, HOURS)
    assert {problem.field for problem in refused.value.problems} == {"time", "did", "progress"}


def test_a_visit_that_did_not_happen_loses_half_a_day_and_counts_where_cover_is_paid() -> None:
    row = Entered(time="none", reason="school", notice="earlier")
    lost = missed(row, TODAY, deployment(cover_paid=True), TODAY, HOURS)
    assert (lost.reason, lost.notice, lost.minutes, lost.counts) == (
        Reason.SCHOOL,
        Notice.EARLIER,
        180,
        True,
    )
    with pytest.raises(Refused):
        missed(Entered(time="none", reason="school"), TODAY, deployment(), TODAY, HOURS)
