"""Stories of a day that is not its weekday, "Thursday 20 November": asked, and never guessed."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.bot.visits.test_planning import ON, planned
from tests.conversation import Card, House
from tests.dialogs import log_as_visit
from tests.seed import FARIDA

THURSDAY = "20 November is a Friday, and that Thursday is 19 November."
TUESDAY = "9 December is a Wednesday, and that Tuesday is 8 December."
MEAN = "Choose the day that you mean."


def in_sight(part: Any) -> Iterator[str]:
    """The ids of the inputs that are not folded away."""
    if isinstance(part, list):
        for each in part:
            yield from in_sight(each)
    elif isinstance(part, dict) and part.get("isVisible", True):
        if str(part.get("type", "")).startswith("Input."):
            yield part["id"]
        for each in part.values():
            yield from in_sight(each)


def seen(card: Card) -> set[str]:
    return set(in_sight(card.shown))


async def test_a_day_that_is_not_its_weekday_is_asked_in_sight(house: House) -> None:
    form = await house.chat(FARIDA).say(
        "Titus Salt Thursday 20 November 2h phonics with the head, on track, next Tues 9 Dec"
    )
    assert f"{THURSDAY} {MEAN}" in form.words and f"{TUESDAY} {MEAN}" in form.words
    assert "Two things to fill in" in form.words and "Not saved" not in form.words
    assert {"date", "next_visit"} <= seen(form)
    assert not {"date", "next_visit"} & form.values().keys()
    receipt = await form.press("Save record", date="2026-11-19", next_visit="2026-12-08")
    assert "Thursday 19 November" in receipt.words and "8 December" in receipt.words


async def test_who_saves_without_choosing_is_asked_again(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("Titus Salt Thurs 20 Nov 2h phonics on track, next visit Tues 9 Dec")
    again = await form.press("Save record")
    assert "Not saved yet. Please change Date" in again.words and {"date"} <= seen(again)
    assert "next visit Tues 9 Dec" in again.values()["did"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("last week", "last week"),
        ("Monday and Friday", "Monday, Friday"),
        ("yesterday 20 November", "yesterday, 20 November"),
    ],
)
async def test_what_may_be_several_days_is_asked_in_sight(
    house: House, words: str, said: str
) -> None:
    form = await house.chat(FARIDA).say(f"Titus Salt {words}, 2h, phonics with the head, on track")
    assert f"“{said}” may be more than one day. {MEAN}" in form.words
    assert "date" in seen(form) and "One thing to fill in" in form.words


async def test_a_message_says_so_in_its_dialog(house: House) -> None:
    farida = house.chat(FARIDA)
    await farida.say("hi")
    dialog = await log_as_visit(farida, "Titus Salt Thurs 20 Nov 2h, phonics, on track")
    assert f"{THURSDAY} {MEAN}" in dialog.words
    assert "date" in set(in_sight(dialog.card)) and "date" not in dialog.values()


@pytest.mark.parametrize(
    "typed",
    [
        "Titus Salt Tues 9 Dec 9-12",
        "plan a visit to Titus Salt on Tuesday 9 December",
        "book Titus Salt for Tues 9/12 please",
    ],
)
async def test_a_visit_is_planned_on_no_day_that_is_not_its_weekday(
    house: House, typed: str
) -> None:
    form = await house.chat(FARIDA).say(typed)
    assert form.words.startswith("Plan a visit") and f"{TUESDAY} {MEAN}" in form.words
    assert "on" not in form.values() and "Not saved" not in form.words
    again = await form.press("Plan the visit")
    assert "Not saved yet" in again.words
    made = await again.press("Plan the visit", on="2026-12-08")
    assert "Tuesday 8 December" in made.words


async def test_where_the_school_is_chosen_the_days_are_told_as_well(house: House) -> None:
    choice = await house.chat(FARIDA).say("plan a visit on Tuesday 9 December")
    assert f"{TUESDAY} {MEAN}" in choice.words
    form = await choice.press("Plan a visit to Titus Salt")
    assert "on" not in form.values()


async def test_a_visit_is_moved_to_no_day_that_is_not_its_weekday(house: House) -> None:
    farida = house.chat(FARIDA)
    await planned(house, farida, on="2026-12-16")
    await planned(house, farida, on=ON.isoformat())
    some = await farida.say("move my visit to Peel Park to Tues 9 Dec")
    assert f"{TUESDAY} {MEAN}" in some.words
    one = await farida.say("move my Titus Salt visit to Tues 9 Dec")
    assert f"{TUESDAY} {MEAN}" in one.words and "9 December 2026" not in str(one.values())


@pytest.mark.parametrize(
    "typed", ["away until Tues 9 Dec", "away Tuesday 9 December", "back on Tues 9 Dec"]
)
async def test_an_absence_ends_on_no_day_that_is_not_its_weekday(house: House, typed: str) -> None:
    asked = await house.chat(FARIDA).say(typed)
    assert asked.words.startswith("Until when are you away") and TUESDAY in asked.words
