"""A row of the catch-up card is judged as the form is.

Without words it is left, and why nothing happened is asked.
"""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refused
from domain.hub import Hub
from domain.prompts.catch_up import Entered, entered, filled, missed, visited
from domain.visits.visits import Notice, Reason, Values
from tests.make import TODAY, deployment, values

HOURS = Hub().hours_a_day
NAMES = [field.name for field in fields(Entered)]


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


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=9)), st.integers(1, 999))
def test_every_answer_of_a_row_is_taken_and_none_of_another(
    answers: dict[str, str],
    planned: int,
) -> None:
    own = {f"{name}_{planned}": text for name, text in answers.items()}
    others = {f"{name}_{planned}{n}": "x" for name in NAMES for n in (0, 1)}
    assert entered(others | own, planned) == Entered(**answers)


@pytest.mark.parametrize("answer", ["reason", "notice"])
def test_half_an_answer_is_judged_and_not_asked_for_as_if_there_were_none(answer: str) -> None:
    assert not Entered(time="none", **{answer: "school"}).asks
    with pytest.raises(Refused):
        missed(Entered(time="none", **{answer: "school"}), TODAY, deployment(), TODAY, HOURS)
