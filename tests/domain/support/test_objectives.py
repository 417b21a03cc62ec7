"""Objectives: what is asked about one, and what can stand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refused
from domain.library.plans import AREAS
from domain.questions import field_values
from domain.support.deployments import Objective
from domain.support.objectives import (
    CloseValues,
    ObjectiveContext,
    ObjectiveValues,
    areas_of,
    judge_close,
    judge_objective,
    objective_values,
    require_room,
)
from tests import make
from tests.make import TODAY

SUPPORT = make.deployment()
KNOWN = ObjectiveContext(TODAY, SUPPORT, AREAS)
VALUES = ObjectiveValues("Every child reads daily", "38 %", "60 %", "Half", "2026-12-18", "", "")


def wrong(values: ObjectiveValues, known: ObjectiveContext = KNOWN) -> list[tuple[str, str]]:
    """What is wrong, by question and kind."""
    with pytest.raises(Refused) as refused:
        judge_objective(values, known)
    return [(each.field, each.kind) for each in refused.value.problems]


def test_an_objective_is_kept_as_it_was_typed() -> None:
    found = judge_objective(replace(VALUES, by="2027-07-02", area=AREAS[0]), KNOWN)
    assert (found.text, found.milestone_by, found.by) == (
        "Every child reads daily",
        date(2026, 12, 18),
        date(2027, 7, 2),
    )
    assert found.area == AREAS[0] and found.open


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"text": " "}, ("text", "missing")),
        ({"text": "W" * 201}, ("text", "too_long")),
        ({"text": "early  READING."}, ("text", "same_objective")),
        ({"baseline": "W" * 201}, ("baseline", "too_long")),
        ({"milestone": ""}, ("milestone", "missing")),
        ({"milestone_by": "soon"}, ("milestone_by", "not_a_date")),
        ({"by": "2026-08-31"}, ("by", "before_start")),
        ({"by": "2028-07-22"}, ("by", "long_after_end")),
        ({"area": "Catering"}, ("area", "not_chosen")),
    ],
)
def test_what_cannot_stand(changed: dict[str, str], problem: tuple[str, str]) -> None:
    assert wrong(replace(VALUES, **changed)) == [problem]


def test_support_without_an_end_has_a_bound_all_the_same() -> None:
    open_ended = replace(KNOWN, support=make.deployment(end=None))
    assert judge_objective(replace(VALUES, by="2028-07-22"), open_ended).by == date(2028, 7, 22)
    assert wrong(replace(VALUES, by="2036-07-22"), open_ended) == [("by", "far_off")]


def test_the_words_of_one_that_is_closed_or_changed_may_come_again() -> None:
    first, second = SUPPORT.objectives
    closed = replace(SUPPORT, objectives=(replace(first, closed_on=TODAY), second))
    same = replace(VALUES, text=first.text)
    assert judge_objective(same, replace(KNOWN, support=closed)).text == first.text
    assert judge_objective(same, replace(KNOWN, own=first)).id == first.id


def test_what_stood_before_is_never_refused() -> None:
    own = replace(SUPPORT.objectives[0], area="An area of old", by=date(2020, 1, 1))
    known = replace(KNOWN, own=own)
    assert judge_objective(objective_values(own, known), known) == own


def test_three_may_be_open() -> None:
    third = Objective(73, 3, "Governors ask about reading")
    full = replace(SUPPORT, objectives=(*SUPPORT.objectives, third))
    with pytest.raises(Refused, match="objectives_full"):
        require_room(full)
    closed = replace(third, closed_on=TODAY)
    require_room(replace(full, objectives=(*SUPPORT.objectives, closed)))


def test_one_is_closed_with_a_reason() -> None:
    assert judge_close(CloseValues(" Reached ")) == "Reached"
    with pytest.raises(Refused):
        judge_close(CloseValues(""))


def test_areas_are_the_programmes_own_or_the_usual() -> None:
    assert areas_of((), AREAS) == AREAS
    assert areas_of(("Reading", "M" * 80), AREAS) == ("Reading", "M" * 60)


@given(st.builds(ObjectiveValues, *[st.text(max_size=210)] * 7))
def test_whatever_is_typed_is_kept_or_refused_by_question(values: ObjectiveValues) -> None:
    try:
        found = judge_objective(values, KNOWN)
    except Refused as refused:
        assert {each.field for each in refused.problems} <= set(field_values(values))
    else:
        assert 0 < len(found.text) <= 200 and not (found.milestone_by and not found.milestone)
