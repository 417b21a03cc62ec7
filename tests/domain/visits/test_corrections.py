"""A correction refuses nothing that stood before and is unchanged."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refused
from domain.support.deployments import CoverPaid
from domain.visits.judgement import miss_visit, record_visit
from domain.visits.prefill import stored_missed, stored_values
from domain.visits.steps import StepWords
from domain.visits.visits import (
    Missed,
    MissedValues,
    Notice,
    Progress,
    Reason,
    Type,
    Values,
    Visit,
    VisitAnswers,
    With,
)
from tests.make import TODAY, deployment, record, visit

HOURS = Fraction(6)
DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))
# Longer than a form takes today, none at all, and an objective that the plan has no more.
WORDS = st.text(st.sampled_from("ab c"), max_size=1_200).map(str.strip)
OLD = Missed(date(2024, 3, 4), Reason.SCHOOL, Notice.EARLIER, 180)


def corrected(before: VisitAnswers, **typed: str) -> VisitAnswers:
    """A record opened for correction and saved with these inputs changed."""
    kept = record(what=before.visit, step=before.next_step, next_visit=before.next_visit)
    filled = replace(stored_values(kept, before.visit, HOURS), **typed)  # type: ignore[arg-type]
    return record_visit(filled, deployment(), TODAY, HOURS, before)


def again(missed: Missed, coming: date | None, **typed: str) -> tuple[Missed, date | None]:
    """The same of a visit that did not happen."""
    filled = stored_missed(record(what=missed, next_visit=coming), missed, HOURS)
    return miss_visit(
        replace(filled, **typed),
        missed.on,
        cover_paid=CoverPaid.ALWAYS if missed.counts else CoverPaid.NEVER,
        today=TODAY,
        hours_a_day=HOURS,
        corrects=(missed, coming),
    )


def problems(values: Values, before: VisitAnswers) -> list[str]:
    """The questions that a correction refuses, and why."""
    with pytest.raises(Refused) as refused:
        record_visit(values, deployment(), TODAY, HOURS, before)
    return [f"{problem.field} {problem.kind}" for problem in refused.value.problems]


@given(
    st.builds(
        Visit,
        on=DAYS,
        type=st.sampled_from(Type),
        minutes=st.integers(1, 1_440),
        did=WORDS,
        progress=st.sampled_from(Progress),
        objective=st.sampled_from([None, 71, 99]),
        who_with=st.lists(st.sampled_from(With), unique=True).map(tuple),
        flagged=st.just(True),
        hub_note=WORDS,
    ),
    st.none() | st.builds(StepWords, WORDS.filter(bool), st.sampled_from(["", *With]), DAYS),
    st.none() | DAYS,
)
def test_any_record_may_be_saved_again_as_it_stands(
    what: Visit, step: StepWords | None, coming: date | None
) -> None:
    before = VisitAnswers(what, step, coming)
    assert corrected(before) == before


@given(
    st.builds(
        Missed,
        on=DAYS,
        reason=st.sampled_from(Reason),
        notice=st.sampled_from(Notice),
        minutes=st.integers(1, 1_440),
        counts=st.booleans(),
    ),
    st.none() | DAYS,
)
def test_any_visit_that_did_not_happen_may_be_saved_again_as_it_stands(
    missed: Missed, coming: date | None
) -> None:
    assert again(missed, coming) == (missed, coming)


def test_what_is_old_stays_while_something_else_is_corrected() -> None:
    imported = visit(on=date(2024, 3, 4), did="")
    before = VisitAnswers(imported, None, date(2024, 4, 8))
    changed = corrected(before, progress="concerns")
    expected = replace(imported, progress=Progress.CONCERNS)
    assert changed == replace(before, visit=expected)


def test_of_a_visit_that_did_not_happen_a_new_date_may_have_passed_since() -> None:
    passed = date(2024, 3, 11)
    missed, coming = again(OLD, passed, reason="leader")
    assert (missed.reason, coming) == (Reason.LEADER, passed)


def test_what_is_changed_is_judged_like_new() -> None:
    before = VisitAnswers(visit(on=date(2024, 3, 4)), None, date(2024, 4, 8))
    kept = record(what=before.visit, next_visit=before.next_visit)
    shown = stored_values(kept, before.visit, HOURS)
    typed = replace(shown, date="2024-03-05", next_visit="2024-04-09", did="")
    assert problems(typed, before) == ["date too_long_ago", "did missing", "next_visit past"]
    with pytest.raises(Refused):
        again(OLD, date(2024, 3, 11), next_visit="2024-03-12")


def test_a_day_that_stood_elsewhere_is_judged_like_new() -> None:
    before = VisitAnswers(visit(on=date(2024, 3, 4)), None, date(2024, 4, 8))
    kept = record(what=before.visit, next_visit=before.next_visit)
    shown = stored_values(kept, before.visit, HOURS)
    assert problems(replace(shown, next_visit="2024-03-04"), before) == ["next_visit past"]


def test_a_note_added_to_a_record_without_a_flag_asks_the_hub_to_look() -> None:
    before = VisitAnswers(visit())
    assert corrected(before, hub_note="Please ring").visit.flagged


def test_a_new_record_has_nothing_that_stood() -> None:
    with pytest.raises(Refused):
        miss_visit(
            MissedValues("school", "earlier", next_visit="2024-03-11"),
            TODAY,
            cover_paid=CoverPaid.ALWAYS,
            today=TODAY,
            hours_a_day=HOURS,
        )
