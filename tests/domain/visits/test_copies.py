"""A school's copy: what is in it, who may answer, how long it waits, what an answer says."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.errors import Problem, Refused
from domain.hub import Hub
from domain.people.people import Role
from domain.support.deployments import Leader
from domain.visits.copies import (
    OLDEST_DUE,
    Answer,
    Copy,
    How,
    NotedValues,
    ObjectionValues,
    SchoolResponse,
    earliest_due,
    judge_noted,
    judge_objection,
    may_answer,
)
from tests.make import NOW, TODAY, person, record

JOAN = person((Role.SCHOOL_CONTACT, 70), id=4, name="Joan Barker")
RECORD = record(version=2)
COPY = Copy(RECORD.id, NOW, 2, NOW)
BY_JOAN, BY_RUTH = Leader(4, "Joan Barker"), Leader(5, "Ruth Adeyemi")
VALUES = NotedValues("disputed", " Two lessons. ", "telephone", TODAY.isoformat())


def given(**changes: object) -> SchoolResponse:
    usual = {"answer": Answer.AGREED, "at": NOW, "version": 2, "by": BY_RUTH}
    return SchoolResponse(**usual | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("copy", "may"),
    [
        (COPY, True),
        (None, False),
        (replace(COPY, response=given()), False),
        (replace(COPY, response=given(by=BY_JOAN)), True),
        (
            replace(COPY, response=given(by=None, how=How.TELEPHONE, noted_by=Leader(3, "Samira"))),
            True,
        ),
        (replace(COPY, response=given(version=1)), True),
    ],
    ids=["none yet", "no copy", "another's", "own", "noted", "of the version before"],
)
def test_the_first_answer_to_a_version_counts(copy: Copy | None, may: bool) -> None:
    assert may_answer(copy, RECORD, JOAN) is may
    assert not may_answer(copy, replace(RECORD, deleted_at=NOW), JOAN)


def test_a_copy_goes_for_a_fortnight_and_not_for_what_fell_due_before_the_first_day() -> None:
    assert earliest_due(NOW, Hub()) == NOW - OLDEST_DUE
    begun = Hub(start=date(2026, 11, 20), zone="Europe/London")
    assert earliest_due(NOW, begun) == datetime(2026, 11, 20, tzinfo=UTC)
    assert earliest_due(NOW + 3 * OLDEST_DUE, begun) == NOW + 2 * OLDEST_DUE


def test_a_record_is_in_sight_once_its_quiet_time_is_over_and_stays_so() -> None:
    held = Copy(5, NOW + timedelta(minutes=30))
    assert not held.in_sight(NOW)
    assert held.in_sight(NOW + timedelta(minutes=30))
    assert replace(held, sent_at=NOW).in_sight(NOW)


def test_a_noted_answer_says_what_how_and_when() -> None:
    assert judge_noted(VALUES, RECORD, TODAY) == (
        Answer.DISPUTED,
        "Two lessons.",
        How.TELEPHONE,
        TODAY,
    )
    agreed = judge_noted(replace(VALUES, answer="agreed"), RECORD, TODAY)
    assert agreed == (Answer.AGREED, "", How.TELEPHONE, TODAY)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"answer": ""}, ("answer", "not_chosen")),
        ({"how": "by pigeon"}, ("how", "not_chosen")),
        ({"why": " "}, ("why", "missing")),
        ({"why": "w" * 501}, ("why", "too_long")),
        ({"answered_on": "soon"}, ("answered_on", "not_a_date")),
        ({"answered_on": ""}, ("answered_on", "missing")),
        ({"answered_on": "Tuesday 23 November"}, ("answered_on", "two_days")),
        ({"answered_on": "2026-11-24"}, ("answered_on", "future")),
        ({"answered_on": "2026-11-22"}, ("answered_on", "before_the_visit")),
    ],
)
def test_what_cannot_stand_in_a_noted_answer(
    changes: dict[str, str], problem: tuple[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        judge_noted(replace(VALUES, **changes), RECORD, TODAY)
    assert [(p.field, p.kind) for p in refused.value.problems] == [problem]


def test_an_objection_needs_words_and_has_room_for_five_hundred() -> None:
    assert judge_objection(ObjectionValues(" Two lessons.\n")) == "Two lessons."
    assert judge_objection(ObjectionValues("w" * 500)) == "w" * 500
    for text in ("", " \n", "w" * 501):
        with pytest.raises(Refused):
            judge_objection(ObjectionValues(text))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            {"answered_on": " soon " + "x" * 40},
            Problem("answered_on", "not_a_date", {"typed": "soon " + "x" * 35}),
        ),
        (
            {"answered_on": "2026-11-24"},
            Problem("answered_on", "future", {"day": date(2026, 11, 24)}),
        ),
        (
            {"answered_on": "2026-11-22"},
            Problem("answered_on", "before_the_visit", {"day": date(2026, 11, 22)}),
        ),
        ({"why": "w" * 501}, Problem("why", "too_long", {"length": 501, "longest": 500})),
    ],
    ids=["not a date", "future", "before the visit", "too long"],
)
def test_a_problem_of_a_noted_answer_carries_what_its_sentence_needs(
    changes: dict[str, str],
    problem: Problem,
) -> None:
    with pytest.raises(Refused) as refused:
        judge_noted(replace(VALUES, **changes), RECORD, TODAY)
    assert refused.value.problems == (problem,)


def test_everything_that_cannot_stand_in_a_noted_answer_comes_back_at_once() -> None:
    with pytest.raises(Refused) as refused:
        judge_noted(NotedValues("disputed"), RECORD, TODAY)
    assert [p.field for p in refused.value.problems] == ["why", "how", "answered_on"]


def test_a_choice_is_read_without_the_spaces_around_it() -> None:
    typed = replace(VALUES, answer=" agreed ", how=" email ")
    assert judge_noted(typed, RECORD, TODAY) == (Answer.AGREED, "", How.EMAIL, TODAY)


def test_only_the_newest_versions_answer_is_the_records_answer() -> None:
    assert not COPY.answers(RECORD)
    assert replace(COPY, response=given()).answers(RECORD)
    assert not replace(COPY, response=given(version=1)).answers(RECORD)
