"""What a school answers to an action plan, and what an officer notes of it."""

from dataclasses import replace
from datetime import date

import pytest

from domain.errors import Refused
from domain.support.action_plans import ActionPlan
from domain.support.offers import Noted, NotedHow
from domain.support.plan_answers import (
    PlanChangeValues,
    PlanNoteValues,
    judge_change,
    judge_note,
    require_same,
    require_unanswered,
)
from tests.make import NOW, TODAY

AGREED = ActionPlan(7, agreed_at=NOW, agreed_by=4, version=3)


def test_a_change_needs_its_words() -> None:
    assert judge_change(PlanChangeValues(" The second one ")) == "The second one"
    for odd in ("", " ", "W" * 501):
        with pytest.raises(Refused):
            judge_change(PlanChangeValues(odd))


def test_an_answer_is_noted_with_how_and_when() -> None:
    noted = judge_note(PlanNoteValues("e-mail", "20 Nov"), TODAY)
    assert noted == (NotedHow.EMAIL, date(2026, 11, 20))


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        (PlanNoteValues("", "2026-11-20"), "how: not_chosen"),
        (PlanNoteValues("telephone", ""), "on: missing"),
        (PlanNoteValues("telephone", "soon"), "on: not_a_date"),
        (PlanNoteValues("telephone", "2026-11-24"), "on: future"),
    ],
)
def test_what_cannot_be_noted(values: PlanNoteValues, problem: str) -> None:
    with pytest.raises(Refused, match=problem):
        judge_note(values, TODAY)


def test_a_persons_own_answer_goes_before_a_noted_one() -> None:
    require_unanswered(replace(AGREED, noted=Noted(NotedHow.EMAIL, TODAY, 3)), "Samira")
    require_unanswered(replace(AGREED, asks_again_at=NOW), "Joan")
    with pytest.raises(Refused, match="plan_agreed"):
        require_unanswered(AGREED, "Joan")


def test_what_was_not_read_is_not_answered() -> None:
    require_same(AGREED, 3, "")
    with pytest.raises(Refused, match="plan_changed"):
        require_same(AGREED, 2, "Farida")
