"""What officers answer about support, and what can stand."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Problem, Refused
from domain.support.keeping import (
    KeepingContext,
    SupportValues,
    judge_support,
    read_days,
)
from tests.make import TODAY

GOOD = {
    "school": "id:5",
    "leader": "id:1",
    "focus": "Phonics",
    "start": TODAY.isoformat(),
    "yes": "Both heads",
}


def known(**people: int | Problem | None) -> KeepingContext:
    usual: dict[str, int | Problem | None] = {"leader": 1, "second": None}
    return KeepingContext(TODAY, 5, usual | people)


def problems(call: Any) -> set[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        call()
    return {(problem.field, problem.kind) for problem in refused.value.problems}


def test_support_is_judged_as_it_is_kept() -> None:
    typed = GOOD | {"days": "4.5", "second": "id:2", "aim_1": "A", "aim_3": "B"}
    new = judge_support(SupportValues(**typed), known(second=2))
    assert (new.place, new.leaders, new.days) == (5, (1, 2), Fraction(9, 2))
    assert (new.aims, new.yes_on, new.end) == (("A", "B"), TODAY, None)


def test_all_that_is_wrong_is_said_at_once() -> None:
    nothing = KeepingContext(TODAY, None, {"leader": None})
    assert problems(lambda: judge_support(SupportValues(), nothing)) == {
        (name, "missing") for name in ("school", "leader", "focus", "start", "yes")
    }


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"end": (TODAY - timedelta(days=1)).isoformat()}, ("end", "ends_before")),
        ({"end": "2036-01-01"}, ("end", "far_off")),
        ({"start": "2019-01-01"}, ("start", "far_off")),
        ({"yes_on": (TODAY + timedelta(days=1)).isoformat()}, ("yes_on", "future")),
        ({"next_visit": (TODAY - timedelta(days=1)).isoformat()}, ("next_visit", "past")),
        ({"second": "id:1"}, ("second", "same_leader")),
        ({"focus": "x" * 201}, ("focus", "too_long")),
    ],
)
def test_odd_answers_are_refused_by_their_question(
    typed: dict[str, str], found: tuple[str, str]
) -> None:
    values = SupportValues(**GOOD | typed)
    assert problems(lambda: judge_support(values, known(second=1))) == {found}


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("10", Fraction(10)),
        ("4.5 days", Fraction(9, 2)),
        ("4½", Fraction(9, 2)),
        ("0,25", Fraction(1, 4)),
        ("1 day", Fraction(1)),
        ("0", None),
        ("0.3", None),
        ("367", None),
        ("-2", None),
        ("about 3", None),
    ],
)
def test_days_are_quarters_of_a_year_at_most(typed: str, days: Fraction | None) -> None:
    assert read_days(typed) == days


@given(st.text())
def test_no_text_breaks_the_reading_of_days(typed: str) -> None:
    days = read_days(typed)
    assert days is None or 0 < days <= 366
