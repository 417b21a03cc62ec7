"""Stories of lengths of time: a small number alone is asked about, one press tells its unit."""

import pytest

from tests.conversation import House
from tests.seed import FARIDA, PEEL_PARK, TOM

FILLED = {"did": "Met the head.", "progress": "on_track", "time": "other"}


@pytest.mark.parametrize(
    ("press", "kept"), [("2 hours", "2 hours"), ("2 minutes", "2 min")], ids=["hours", "minutes"]
)
async def test_a_small_number_asks_for_its_unit_and_one_press_saves(
    house: House, press: str, kept: str
) -> None:
    form = await house.chat(FARIDA).say("visit")
    again = await form.press("Save record", **FILLED, time_other="2")
    assert "“2” could be hours or minutes. Which is it?" in again.words
    assert again.values()["did"] == "Met the head."
    receipt = await again.press(press)
    assert "Visit recorded" in receipt.words and kept in receipt.words


async def test_the_unit_belongs_to_the_number_it_was_asked_for(house: House) -> None:
    form = await house.chat(FARIDA).say("visit")
    again = await form.press("Save record", **FILLED, time_other="2")
    receipt = await again.press("2 minutes", time_other="all morning")
    assert "half day" in receipt.words


async def test_the_other_forms_with_a_time_ask_as_well(house: House) -> None:
    farida = house.chat(FARIDA)
    short = await (await farida.say("visit")).press("It did not happen")
    typed = {"reason": "school", "notice": "same_day", "time": "other", "time_other": "3"}
    again = await short.press("Save", **typed)
    assert "did not happen" in (await again.press("3 hours")).words
    form = await (await farida.say("visit")).press(f"Record a visit to {PEEL_PARK}")
    asked = await form.press("Save record", **FILLED, time_other="45")
    record = await asked.press("Save as a second visit", **FILLED, time_other="45")
    assert "Visit recorded" in record.words and "45 min" in record.words
    await house.chat(TOM).say("hi")
    own = await (await house.chat(TOM).say("visit")).press("Add my time")
    again = await own.press("Add my time", time="other", time_other="2")
    assert "2 hours" in (await again.press("2 hours")).words


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("3h", "half day (3 hours) · with"),
        ("9-12", "half day (3 hours) · with"),
        ("6 hours", "full day (6 hours) · with"),
        ("half a day", "half day · with"),
        ("2h", "2 hours · with"),
    ],
)
async def test_hours_that_make_half_a_day_are_told_as_both(
    house: House, said: str, line: str
) -> None:
    form = await house.chat(FARIDA).say(f"Titus Salt today, {said}, met the head, on track")
    assert f"Today · visit · {line}" in form.words
    receipt = await form.press("Save record")
    assert line.removesuffix(" · with") in receipt.words


async def test_hours_that_were_typed_into_the_form_stand_on_the_record(house: House) -> None:
    form = await house.chat(FARIDA).say("visit")
    again = await form.press("Save record", time="other", time_other="3h", did="Met the head.")
    assert "half day (3 hours)" in again.words
    receipt = await again.press("Save record", progress="on_track")
    assert "Monday 23 November 2026 · Visit · half day (3 hours)" in receipt.words
