"""Records: the seconds measured, the question left, and how long a deletion can be undone."""

from datetime import timedelta
from fractions import Fraction

import pytest

from domain.visits.forms import packed, unpacked
from domain.visits.prefill import new_values, same_again
from domain.visits.steps import NextStep, StepWords
from domain.visits.visits import UNDO, Progress, Type, Values, With, seconds_taken
from tests.make import NOW, TODAY, deployment, planned, record, values, visit

HOURS = Fraction(6)


@pytest.mark.parametrize(("seconds", "counted"), [(41, 41), (900, 900), (901, None), (-1, None)])
def test_over_fifteen_minutes_are_not_counted(seconds: int, counted: int | None) -> None:
    assert seconds_taken(NOW, NOW + timedelta(seconds=seconds)) == counted


@pytest.mark.parametrize(
    ("progress", "asks"), [(p, p in (Progress.CONCERNS, Progress.OFF_TRACK)) for p in Progress]
)
def test_a_worry_without_a_next_step_asks_for_one(progress: Progress, asks: bool) -> None:
    worried = record(what=visit(progress=progress))
    assert worried.asks_next_step is asks
    assert not record(what=visit(progress=progress), step=StepWords("Ring")).asks_next_step
    assert not record(what=visit(progress=progress), next_step_answered=True).asks_next_step
    assert not record(what=visit(progress=progress), deleted_at=NOW).asks_next_step


@pytest.mark.parametrize(
    ("closed", "days", "overdue"), [(False, 0, False), (False, 1, True), (True, 1, False)]
)
def test_a_next_step_is_overdue_from_the_day_after_its_own(
    closed: bool, days: int, overdue: bool
) -> None:
    step = NextStep(1, 7, StepWords("Order books", by=TODAY), closed_at=NOW if closed else None)
    assert step.overdue(TODAY + timedelta(days=days)) is overdue
    assert not NextStep(1, 7, StepWords("Order books")).overdue(TODAY)


def test_a_deletion_can_be_undone_for_thirty_days() -> None:
    gone = record(deleted_at=NOW)
    assert gone.may_restore(NOW + UNDO)
    assert not gone.may_restore(NOW + UNDO + timedelta(seconds=1))
    assert not record().may_restore(NOW)


def test_a_first_form_guesses_today_half_a_day_and_the_first_objective() -> None:
    first = new_values(deployment(), TODAY, HOURS)
    assert (first.date, first.time, first.objective, first.who, first.progress) == (
        "2026-11-23",
        "half",
        "71",
        "head",
        "",
    )


def test_a_next_form_is_filled_as_last_time_there_but_never_judges() -> None:
    last = visit(type=Type.VIRTUAL, minutes=120, who_with=(With.SUBJECT, With.HEAD), objective=None)
    filled = new_values(
        deployment(), TODAY, HOURS, planned=planned(on=TODAY - timedelta(days=2)), last_here=last
    )
    expected = ("2026-11-21", "virtual", "120", "subject,head", "0", "", "")
    assert (
        filled.date,
        filled.type,
        filled.time,
        filled.who,
        filled.objective,
        filled.did,
        filled.progress,
    ) == expected
    assert same_again(record(what=last), last, TODAY, HOURS).date == "2026-11-23"


def test_kept_values_come_back_as_they_were() -> None:
    typed = values(done=frozenset({3, 4}), flag=True)
    assert unpacked(packed(typed)) == typed
    assert unpacked(packed(typed) | {"colour": "from another version"}) == typed
    assert unpacked(None) is None
    assert unpacked({}) == Values()
