"""What is asked of a visit that is planned: a day on which the school is open, and a time."""

from datetime import date, time
from typing import Any

import pytest

from domain.errors import Refused
from domain.visits.planning import (
    CallOffValues,
    PlanContext,
    PlanValues,
    VisitPlan,
    day_meant,
    day_words,
    judge_call_off,
    judge_plan,
    read_clock,
)
from domain.visits.visits import Reason

TODAY = date(2026, 11, 30)


def closed(day: date) -> str:
    return "weekend" if day.weekday() > 4 else ""


def judged(*, leaders: tuple[int, ...] = (1,), sure: bool = False, **typed: str) -> VisitPlan:
    return judge_plan(PlanValues(**typed), PlanContext(TODAY, leaders, closed, sure))


def problems(**typed: Any) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        judged(**typed)
    return [(problem.field, problem.kind) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("9", time(9)),
        ("14:00", time(14)),
        ("2pm", time(14)),
        ("2 PM", time(14)),
        ("1:15", time(13, 15)),
        ("06:45", time(6, 45)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("9am", time(9)),
        ("13 pm", None),
        ("25:00", None),
        ("9:75", None),
        ("after lunch", None),
        ("", None),
    ],
)
def test_a_time_of_day_is_read_as_people_write_it(typed: str, at: time | None) -> None:
    assert read_clock(typed) == at


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I am going to Newby on Thursday", date(2026, 12, 3)),
        ("move Thursday's visit to Friday", date(2026, 12, 4)),
        ("please plan a visit to Newby for 14 December.", date(2026, 12, 14)),
        ("going to Newby tomorrow to see Year 4", date(2026, 12, 1)),
        ("I was there yesterday", None),
        ("we sat down, as we may", None),
        ("plan a visit", None),
    ],
)
def test_the_day_of_a_text_is_the_last_one_to_come_that_it_names(
    text: str, day: date | None
) -> None:
    assert day_meant(day_words(text, TODAY), TODAY) == day


def test_a_plan_is_kept_as_it_was_typed() -> None:
    plan = judged(on="2026-12-07", at="9:30", purpose=" Phonics ")
    assert plan == VisitPlan(1, date(2026, 12, 7), time(9, 30), "Phonics")


def test_a_day_on_which_the_school_is_closed_is_asked_back_once() -> None:
    assert problems(on="2026-12-06") == [("on", "school_closed")]
    assert judged(on="2026-12-06", sure=True).on == date(2026, 12, 6)


def test_each_answer_that_cannot_be_is_told() -> None:
    assert problems(on="", at="noonish", purpose="w" * 201) == [
        ("on", "missing"),
        ("at", "not_a_clock"),
        ("purpose", "too_long"),
    ]
    assert problems(on="2026-11-29") == [("on", "past")]


def test_an_officer_says_who_of_several_goes() -> None:
    with pytest.raises(Refused):
        judged(leaders=(1, 2), on="2026-12-07", leader="3")
    assert judged(leaders=(1, 2), on="2026-12-07", leader="2").leader == 2


def test_a_visit_is_called_off_for_somebodys_reason() -> None:
    assert judge_call_off(CallOffValues("school")) is Reason.SCHOOL
    with pytest.raises(Refused):
        judge_call_off(CallOffValues("weather"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("book Newby for Tues 9 Dec please", "tues 9 dec"),
        ("Newby 9 December 2 hours", "9 december"),
        ("Newby Tue 8 Dec 9-12", "tue 8 dec"),
        ("Newby on Thursday 30 November", "on thursday 30 november"),
        ("we sat down", ""),
    ],
)
def test_the_words_of_the_day_are_its_own(text: str, words: str) -> None:
    assert day_words(text, TODAY) == words


def test_of_two_days_in_one_none_is_taken() -> None:
    assert day_meant(day_words("book Newby for Tues 9 Dec please", TODAY), TODAY) is None
