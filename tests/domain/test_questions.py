"""Questions of a form: judged all at once, shown again, and nothing lost that was not asked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest

from domain.errors import Refused
from domain.questions import (
    DayGoneBy,
    DayToCome,
    Question,
    carry_over,
    coming_day,
    input_values,
    judged,
    made,
    one_of,
    some_of,
    text,
    with_dates,
    words,
)

TODAY = date(2026, 11, 23)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Kept:
    colour: Colour
    also: tuple[Colour, ...] = ()
    why: str = ""
    shade: str = "pale"


@dataclass(frozen=True, slots=True)
class Inputs:
    colour: str = ""
    others: str = ""
    why: str = ""
    began: DayGoneBy = ""
    ends: DayToCome = ""


QUESTIONS: tuple[Question[Inputs, None], ...] = (
    Question("colour", one_of(Colour)),
    Question("others", some_of(Colour), keeps="also"),
    Question("why", words(5, needed=True)),
)


def test_answers_come_by_the_fields_that_keep_them() -> None:
    answers = judged(QUESTIONS, Inputs(" red ", "blue,red,blue", " so "), None)
    assert made(Kept, answers) == Kept(Colour.RED, (Colour.BLUE, Colour.RED), "so")


def test_every_problem_comes_back_at_once() -> None:
    with pytest.raises(Refused) as refused:
        judged(QUESTIONS, Inputs("green", "red,green", "too long"), None)
    found = [(p.field, p.kind) for p in refused.value.problems]
    assert found == [("colour", "not_chosen"), ("others", "not_chosen"), ("why", "too_long")]
    assert refused.value.problems[2].facts == {"length": 8, "longest": 5}


def test_a_kept_answer_is_shown_as_it_was_typed() -> None:
    answers = {"colour": Colour.RED, "also": (Colour.BLUE, Colour.RED)}
    assert input_values(QUESTIONS, answers, None) == {"colour": "red", "others": "blue,red"}


def test_what_no_question_asks_stays_in_a_correction() -> None:
    before = Kept(Colour.RED, (Colour.BLUE,), "so", shade="deep")
    assert made(Kept, {"colour": Colour.BLUE}, before) == Kept(
        Colour.BLUE, (Colour.BLUE,), "so", shade="deep"
    )


def test_days_in_words_become_dates_before_they_are_kept() -> None:
    fixed = with_dates(Inputs(why="Friday", began="Friday", ends="Friday"), TODAY)
    assert fixed == Inputs(why="Friday", began="2026-11-20", ends="2026-11-27")
    assert with_dates(Inputs(ends="some day"), TODAY) == Inputs(ends="some day")


def test_another_form_takes_the_answers_to_questions_that_it_asks_too() -> None:
    @dataclass(frozen=True, slots=True)
    class Other:
        why: str = "because"
        size: str = "large"

    assert carry_over(Inputs("red"), Other()) == Inputs("red", why="because")


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("2026-11-22", "past"), ("2028-11-25", "too_far"), ("2026-02-30", "not_a_date")],
)
def test_a_day_to_come_is_within_two_years(typed: str, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        coming_day(typed, "ends", TODAY)
    assert [(p.field, p.kind) for p in refused.value.problems] == [("ends", kind)]
    assert coming_day("2028-11-24", "ends", TODAY) == date(2028, 11, 24)
    assert coming_day(" ", "ends", TODAY) is None


def test_words_need_not_be_given_unless_they_are_asked_for() -> None:
    assert text("  ", "name", 5) == ""
    with pytest.raises(Refused):
        text("  ", "name", 5, needed=True)
