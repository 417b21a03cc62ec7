"""Records: the seconds measured, the question left, and how long a deletion can be undone."""

from datetime import timedelta

import pytest

from domain.visits.steps import StepWords
from domain.visits.visits import UNDO, Missed, Notice, Progress, Reason, seconds_taken
from tests.make import NOW, TODAY, record, visit


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


def test_a_deletion_can_be_undone_for_thirty_days() -> None:
    gone = record(deleted_at=NOW)
    assert gone.may_restore(NOW + UNDO)
    assert not gone.may_restore(NOW + UNDO + timedelta(seconds=1))
    assert not record().may_restore(NOW)


def test_a_visit_that_did_not_happen_asks_no_next_step_and_was_about_no_objective() -> None:
    missed = record(what=Missed(TODAY, Reason.SCHOOL, Notice.EARLIER, 180))
    assert not missed.asks_next_step
    assert missed.objective is None
    assert missed.on == TODAY


def test_a_record_names_the_objective_of_its_support_or_none() -> None:
    found = [record(what=visit(objective=id_)).objective for id_ in (72, 99, None)]
    assert [objective and objective.position for objective in found] == [2, None, None]


def test_a_form_saved_in_the_second_it_was_sent_took_no_seconds_and_halves_are_rounded() -> None:
    assert seconds_taken(NOW, NOW) == 0
    assert seconds_taken(NOW, NOW + timedelta(seconds=41, milliseconds=600)) == 42
    assert seconds_taken(NOW, NOW + timedelta(minutes=15, milliseconds=1)) is None
