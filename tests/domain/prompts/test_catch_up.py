"""A row of the catch-up card is judged as the form is.

Without words it is left, and why nothing happened is asked.
"""

from dataclasses import fields
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refused
from domain.hub import Hub
from domain.prompts.catch_up import RowValues, form_values, judge_missed, judge_visit, read_row
from domain.support.deployments import CoverPaid
from domain.visits.visits import Notice, Reason, Values
from tests.make import TODAY, deployment, values

HOURS = Hub().hours_a_day
NAMES = [field.name for field in fields(RowValues)]


def test_a_row_takes_its_own_part_of_what_was_typed() -> None:
    typed = {"did_3": "Planned.", "time_3": "60", "did_31": "Watched.", "progress_31": "early"}
    assert read_row(typed, 31) == RowValues(did="Watched.", progress="early")


@pytest.mark.parametrize(
    ("row", "left", "asks"),
    [
        (RowValues(time="half", progress="early", did="  "), True, False),
        (RowValues(time="half", did="Watched."), False, False),
        (RowValues(time="none"), False, True),
        (RowValues(time="none", reason="school"), False, False),
    ],
)
def test_what_is_left_and_what_is_asked(row: RowValues, left: bool, asks: bool) -> None:
    assert (row.left_open, row.lacks_reason) == (left, asks)


def test_a_time_that_is_not_offered_is_as_it_was_written() -> None:
    row = RowValues(time="1 h 35 min", progress="early", did="Watched.")
    assert judge_visit(row, values(), deployment(), TODAY, HOURS).visit.minutes == 95
    assert form_values(RowValues(time="day"), Values()).time_other == ""


def test_a_time_that_was_not_chosen_is_asked_as_the_choice_it_is() -> None:
    with pytest.raises(Refused) as refused:
        judge_visit(
            RowValues(progress="early", did="Watched."), Values(), deployment(), TODAY, HOURS
        )
    assert ("time", "not_chosen") in {(p.field, p.kind) for p in refused.value.problems}


def test_the_forms_rules_hold() -> None:
    with pytest.raises(Refused) as refused:
        judge_visit(RowValues(time="a while", did="x" * 1001), values(), deployment(), TODAY, HOURS)
    assert {problem.field for problem in refused.value.problems} == {"time", "did", "progress"}


def test_a_visit_that_did_not_happen_loses_half_a_day_and_counts_where_cover_is_paid() -> None:
    row = RowValues(time="none", reason="school", notice="earlier")
    lost = judge_missed(row, TODAY, deployment(cover_paid=CoverPaid.ALWAYS), TODAY, HOURS)
    assert (lost.reason, lost.notice, lost.minutes, lost.counts) == (
        Reason.SCHOOL,
        Notice.EARLIER,
        180,
        True,
    )
    with pytest.raises(Refused):
        judge_missed(RowValues(time="none", reason="school"), TODAY, deployment(), TODAY, HOURS)


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=9)), st.integers(1, 999))
def test_every_answer_of_a_row_is_taken_and_none_of_another(
    answers: dict[str, str],
    planned: int,
) -> None:
    own = {f"{name}_{planned}": text for name, text in answers.items()}
    others = {f"{name}_{planned}{n}": "x" for name in NAMES for n in (0, 1)}
    assert read_row(others | own, planned) == RowValues(**answers)


@pytest.mark.parametrize("answer", ["reason", "notice"])
def test_half_an_answer_is_judged_and_not_asked_for_as_if_there_were_none(answer: str) -> None:
    assert not RowValues(time="none", **{answer: "school"}).lacks_reason
    with pytest.raises(Refused):
        judge_missed(
            RowValues(time="none", **{answer: "school"}), TODAY, deployment(), TODAY, HOURS
        )


def test_a_visit_that_did_not_happen_is_of_its_planned_day() -> None:
    row = RowValues("none", reason="school", notice="same_day")
    on = TODAY - timedelta(days=3)
    missed = judge_missed(row, on, deployment(), TODAY, HOURS)
    assert (missed.on, missed.reason, missed.notice) == (on, Reason.SCHOOL, Notice.SAME_DAY)


@pytest.mark.parametrize("time", ["30", "half", "day"])
def test_a_time_that_is_offered_stays_what_was_chosen(time: str) -> None:
    filled = form_values(RowValues(time, "on_track", "Watched."), values())
    assert (filled.time, filled.time_other) == (time, "")


def test_a_visit_that_happened_is_judged_by_its_support_and_the_hubs_day() -> None:
    row = RowValues("half", "on_track", "Watched.")
    found = judge_visit(row, values(objective="72"), deployment(), TODAY, HOURS)
    assert (found.visit.objective, found.visit.minutes) == (72, 180)
