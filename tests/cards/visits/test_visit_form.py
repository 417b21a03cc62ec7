"""The visit form: what is in sight, what is folded, and what it says when it comes back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cards.visits.visits import FormView, form
from domain.errors import Problem
from domain.support.deployments import Objective
from tests.cards.examples import EXAMPLES
from tests.cards.people_and_places import (
    HUB,
    OBJECTIVES,
    PEEL_PARK,
    TITUS_SALT,
    TODAY,
    VALUES,
    record,
)
from tests.cards.schema import parts
from tests.cards.visits.examples_forms import FIRST
from tests.shown import without_unbroken

Card = dict[str, Any]


def shown(**changed: Any) -> Card:
    return form(replace(FIRST, **changed), HUB)


def by_id(card: Card) -> dict[str, Card]:
    return {part["id"]: part for part in parts(card) if "id" in part}


def texts(card: Card) -> list[str]:
    return [without_unbroken(part["text"]) for part in parts(card) if "text" in part]


def pressable(card: Card) -> list[str]:
    return [part["title"] for part in parts(card) if part["type"] == "Action.Execute"]


def test_two_answers_are_asked_and_the_rest_is_one_line() -> None:
    card = shown()
    needed = [part["id"] for part in parts(card) if "*" in str(part.get("label"))]
    assert needed == ["did", "progress"]
    assert "Two things to fill in, marked *." in texts(card)
    assert (
        "Today · visit · half day · with Head, Subject lead · "
        "Objective 1: Early reading: Year 1 phonics" in texts(card)
    )
    assert [by_id(card)[fold]["isVisible"] for fold in ("whatBody", "lastBody", "moreBody")] == [
        False
    ] * 3


def test_every_value_is_in_its_input() -> None:
    values = replace(
        VALUES, did="Did", progress="early", next_step="Step", next_who="head", next_by="2026-12-01"
    )
    values = replace(
        values,
        next_visit="2026-12-02",
        flag=True,
        hub_note="Note",
        time="other",
        time_other="3 h 30",
    )
    card = shown(values=values)
    inputs = {
        part["id"]: part.get("value") for part in parts(card) if part["type"].startswith("Input.")
    }
    for name in (
        "date",
        "type",
        "time",
        "time_other",
        "objective",
        "who",
        "did",
        "progress",
        "next_step",
        "next_who",
    ):
        assert inputs[name] == getattr(values, name)
    assert (inputs["next_by"], inputs["next_visit"], inputs["hub_note"]) == (
        "2026-12-01",
        "2026-12-02",
        "Note",
    )
    assert inputs["flag"] == "true"


@pytest.mark.parametrize("question", ["date", "type", "time", "who", "objective"])
def test_a_problem_in_what_was_guessed_opens_it(question: str) -> None:
    fold = by_id(shown(problems=(Problem(question, "not_chosen"),)))
    assert fold["whatBody"]["isVisible"]
    assert not fold["whatDown"]["isVisible"]
    assert fold["whatUp"]["isVisible"]


@pytest.mark.parametrize("question", ["next_step", "next_who", "next_by", "next_visit", "hub_note"])
def test_a_problem_in_more_opens_it(question: str) -> None:
    assert by_id(shown(problems=(Problem(question, "not_a_date"),)))["moreBody"]["isVisible"]


def test_more_is_open_where_something_stands_in_it() -> None:
    assert by_id(shown(values=replace(VALUES, hub_note="x")))["moreBody"]["isVisible"]
    assert by_id(shown(values=replace(VALUES, flag=True)))["moreBody"]["isVisible"]


NOT_SAID = {
    "objective": replace(VALUES, objective=""),
    "time": replace(VALUES, time=""),
    "who": replace(VALUES, who=""),
}


@pytest.mark.parametrize("question", NOT_SAID)
def test_what_nobody_said_is_asked_in_sight_and_not_told(question: str) -> None:
    card = shown(values=NOT_SAID[question])
    folded = {part.get("id") for part in parts(by_id(card)["whatBody"])}
    assert question not in folded
    assert question in by_id(card)
    line = next(text for text in texts(card) if text.startswith("Today"))
    told = {"objective": "bjective", "time": "day ·", "who": "with"}[question]
    assert told not in line.removeprefix("Today")
    editing = shown(values=NOT_SAID[question], editing=record())
    assert question in {part.get("id") for part in parts(by_id(editing)["whatBody"])}


def test_a_problem_stands_beside_its_question() -> None:
    card = shown(problems=(Problem("date", "future", {"day": date(2026, 11, 30)}),))
    holder = next(
        p for p in parts(card) if [i.get("id") for i in p.get("items", [])][:1] == ["date"]
    )
    assert (
        without_unbroken(holder["items"][1]["text"])
        == "30 November 2026 is in the future. Choose today or an earlier day."
    )
    assert "Not saved yet. Please change Date. What you typed is still here." in texts(card)


def test_ticked_steps_stay_ticked_and_in_sight() -> None:
    fold = by_id(shown(values=replace(VALUES, done=frozenset({82}))))
    assert (fold["step_81"]["value"], fold["step_82"]["value"]) == ("false", "true")
    assert fold["lastBody"]["isVisible"]


def test_without_objectives_there_is_no_such_question() -> None:
    card = shown(deployment=TITUS_SALT, values=replace(VALUES, objective=""))
    assert "objective" not in by_id(card)
    assert by_id(card)["progress"]["label"] == "Progress *"
    assert not by_id(card)["whatBody"]["isVisible"]


def test_the_label_of_progress_never_names_an_objective_that_may_change() -> None:
    assert by_id(shown())["progress"]["label"] == "Progress towards the objective *"
    only = replace(PEEL_PARK, objectives=OBJECTIVES[:1])
    assert by_id(shown(deployment=only))["progress"]["label"] == "Progress towards Objective 1 *"


def test_ways_out_are_offered_where_they_lead_somewhere() -> None:
    assert "Another school" in pressable(shown(several=True))
    assert "Another school" not in pressable(shown(several=False))
    assert "It did not happen" in pressable(shown(planned=1))
    assert "It did not happen" not in pressable(shown(planned=None))


def test_kept_answers_say_when_and_can_be_dropped() -> None:
    card = EXAMPLES["visit-form-kept"]()
    assert "This is what you typed on Monday at 14:02." in texts(card)
    assert "Start again" in pressable(card)


def test_a_correction_is_saved_or_left() -> None:
    card = shown(editing=record(), planned=None, several=False)
    assert pressable(card) == ["Save changes", "Keep as it is"]
    assert "Correct the record" in texts(card)


def test_the_second_of_two_corrections_sees_the_first() -> None:
    said = texts(EXAMPLES["visit-form-second-edit"]())
    assert any(
        text.startswith(
            "Not saved yet. Samira Whitfield corrected this record on Tue 24 Nov, 09:15"
        )
        for text in said
    )
    assert {"Time spent: half day → full day", "Progress: Some concerns → On track"} <= set(said)
    assert not any(text.startswith("Type of support:") for text in said)


def test_a_new_question_of_the_plan_reaches_the_card() -> None:
    third = Objective(13, 3, "Governors ask about reading")
    view = FormView(
        "f-00000000", replace(PEEL_PARK, objectives=(*OBJECTIVES, third)), VALUES, TODAY
    )
    offered = [choice["title"] for choice in by_id(form(view, HUB))["objective"]["choices"]]
    assert offered[-2:] == ["3 Governors ask about reading", "None of these"]
