"""The questions about visits: every input is judged, every field kept and shown again."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from domain.people.roster import PERSON, PersonValues
from domain.prompts.reminders import SETTINGS, RemindersValues, Wishes
from domain.questions import Question, field_names
from domain.support.deployments import CoverPaid
from domain.visits.judgement import miss_visit, record_visit
from domain.visits.prefill import stored_missed, stored_values
from domain.visits.questions import MISSED as MISSED_QUESTIONS
from domain.visits.questions import VISIT as VISIT_QUESTIONS
from domain.visits.visits import Missed, MissedValues, Values, Visit, VisitAnswers
from tests.filled import FORMS, MISSED, VISIT
from tests.make import TODAY, deployment, record

HOURS = Fraction(6)
# What the form asks beside the visit, and what it ticks of things that are there.
PLANNED = set(field_names(VisitAnswers)) - {"visit"}
TICKED = {"done"}


@pytest.mark.parametrize(
    ("questions", "form", "kept", "beside"),
    [
        (VISIT_QUESTIONS, Values, field_names(Visit), PLANNED),
        (MISSED_QUESTIONS, MissedValues, field_names(Missed), {"next_visit"}),
        (SETTINGS, RemindersValues, field_names(Wishes), set()),
        (PERSON, PersonValues, ("name", "email"), {"at", "added"}),
    ],
)
def test_every_input_is_judged_and_every_field_is_asked(
    questions: tuple[Question[Any, Any], ...], form: type, kept: tuple[str, ...], beside: set[str]
) -> None:
    assert {name for q in questions for name in q.inputs} == set(field_names(form)) - TICKED
    # The day and whether it counts come with the planned visit.
    given = {"on", "counts"} if form is MissedValues else set()
    assert {q.field for q in questions} == (set(kept) - given) | beside


def test_a_filled_form_is_kept_whole_and_shown_again() -> None:
    filled = replace(FORMS[Values], done=frozenset())
    said = record_visit(filled, deployment(), TODAY, HOURS)
    assert said.visit == VISIT
    again = record(what=said.visit, step=said.next_step, next_visit=said.next_visit)
    assert stored_values(again, said.visit, HOURS) == filled


@pytest.mark.parametrize("forgotten", VISIT_QUESTIONS, ids=lambda question: str(question.name))
def test_a_correction_erases_no_answer_whose_question_was_forgotten(
    forgotten: Question[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = replace(FORMS[Values], done=frozenset())
    before = record_visit(filled, deployment(), TODAY, HOURS)
    rest = tuple(question for question in VISIT_QUESTIONS if question is not forgotten)
    monkeypatch.setattr("domain.visits.judgement.VISIT", rest)
    assert record_visit(filled, deployment(), TODAY, HOURS, before) == before


def test_a_filled_card_of_a_missed_visit_is_kept_whole_and_shown_again() -> None:
    filled = FORMS[MissedValues]
    missed, coming = miss_visit(
        filled, TODAY, cover_paid=CoverPaid.ALWAYS, today=TODAY, hours_a_day=HOURS
    )
    assert missed == MISSED
    assert stored_missed(record(what=missed, next_visit=coming), missed, HOURS) == filled
