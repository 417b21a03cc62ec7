"""Where an action plan stands with its school."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.days import LAST_DAY
from domain.support.action_plans import ActionPlan
from tests.make import NOW, TODAY

NEW = ActionPlan(7)
SHARED = replace(NEW, shared_at=NOW)
AGREED = replace(SHARED, agreed_at=NOW, agreed_by=4)
LATER = NOW + timedelta(hours=1)
MOMENTS = st.none() | st.integers(0, 5).map(lambda hours: NOW + timedelta(hours=hours))


def test_no_answer_is_never_agreement() -> None:
    assert not NEW.agreed and not SHARED.agreed
    assert SHARED.waits_for_school and not NEW.waits_for_school


def test_a_new_objective_asks_the_agreement_again_until_it_is_shared_and_agreed() -> None:
    again = replace(AGREED, asks_again_at=LATER)
    assert not again.agreed and not again.waits_for_school
    assert replace(again, shared_at=LATER + timedelta(hours=1)).waits_for_school


def test_what_the_school_wants_changed_stands_until_it_gets_something_new() -> None:
    asked = replace(SHARED, change_asked="Next year", change_asked_at=LATER)
    assert asked.wants_change and not asked.waits_for_school
    again = replace(asked, shared_at=LATER + timedelta(hours=1))
    assert again.waits_for_school and not again.wants_change


@given(MOMENTS, MOMENTS, MOMENTS, MOMENTS)
def test_it_never_stands_in_two_ways(*moments: object) -> None:
    names = ("shared_at", "agreed_at", "asks_again_at", "change_asked_at")
    plan = replace(NEW, **dict(zip(names, moments, strict=True)))  # type: ignore[arg-type]
    assert [plan.agreed, plan.waits_for_school, plan.wants_change].count(True) <= 1


def test_what_is_not_agreed_comes_first_by_its_day() -> None:
    late, soon = replace(NEW, due=TODAY), replace(NEW, due=TODAY + timedelta(days=1))
    done = replace(AGREED, due=TODAY - timedelta(days=9))
    assert sorted([done.place(), NEW.place(), soon.place(), late.place()]) == [
        late.place(),
        soon.place(),
        NEW.place(),
        done.place(),
    ]
    assert NEW.place()[1] == LAST_DAY
