"""Stories of steps, plans and flags: whichever way they change, the audit knows it one time."""

import pytest
from sqlalchemy import select

from storage.store import Store
from storage.tables.operations import audit
from tests.conversation import House
from tests.seed import FARIDA


@pytest.fixture(params=["execute", "submit"])
def card_actions(request: pytest.FixtureRequest) -> str:
    """How buttons are pressed: each story holds both ways."""
    return str(request.param)


async def test_a_step_ticked_in_the_next_form_is_in_the_audit(house: House) -> None:
    farida = house.chat(FARIDA)
    await _record_with_a_step(house)
    form = await (await farida.say("deployments")).press("Record")
    again = {"did": "Met again.", "progress": "on_track", "step_1": "true"}
    await form.press("Save record", date="2026-11-20", **again)
    assert await house.database.read(_noted) == ["step.closed"]


async def test_a_step_ticked_in_a_correction_is_in_the_audit(house: House) -> None:
    farida = house.chat(FARIDA)
    await _record_with_a_step(house)
    form = await (await farida.say("deployments")).press("Record")
    again = {"did": "Met again.", "progress": "on_track"}
    receipt = await form.press("Save record", date="2026-11-20", **again)
    await (await receipt.press("Edit")).press("Save changes", step_1="true")
    assert "no open steps" in (await farida.say("steps")).words
    assert await house.database.read(_noted) == ["step.closed"]


async def test_a_step_closed_in_two_lists_is_noted_one_time(house: House) -> None:
    farida = house.chat(FARIDA)
    await _record_with_a_step(house)
    one, other = await farida.say("steps"), await farida.say("steps")
    await one.press("Done")
    again = await other.press("Done")
    assert "Undo" in again.words
    assert await house.database.read(_noted) == ["step.closed"]
    await again.press("Undo")
    assert await house.database.read(_noted) == ["step.closed", "step.reopened"]


async def test_a_step_of_other_support_is_left_alone(house: House) -> None:
    farida = house.chat(FARIDA)
    await _record_with_a_step(house)
    schools = await farida.say("visit")
    form = await schools.press("Record a visit to Titus Salt")
    await form.press("Save record", did="Met them.", progress="on_track", step_1="true")
    assert await house.database.read(_noted) == []
    assert "1 step open" in (await farida.say("steps")).words


async def test_that_no_step_is_needed_is_in_the_audit(house: House) -> None:
    form = await house.chat(FARIDA).say("visit")
    receipt = await form.press("Save record", did="Met the head.", progress="concerns")
    pressed = receipt.request("None needed")
    for number in range(2):
        await receipt.answered(pressed | {"id": f"again-{number}"})
    assert await house.database.read(_noted) == ["step.not_needed"]


async def test_a_visit_moved_by_a_correction_is_in_the_audit(house: House) -> None:
    form = await house.chat(FARIDA).say("visit")
    receipt = await form.press(
        "Save record", did="Met the head.", progress="on_track", next_visit="2026-12-01"
    )
    again = await (await receipt.press("Edit")).press("Save changes", next_visit="2026-12-02")
    await (await again.press("Edit")).press("Save changes", did="Met the head and the team.")
    assert await house.database.read(_moved) == ["planned.moved"]


async def test_what_a_correction_does_to_its_plans_is_in_the_audit(house: House) -> None:
    form = await house.chat(FARIDA).say("visit")
    receipt = await form.press(
        "Save record",
        did="Met the head.",
        progress="on_track",
        next_step="Order books",
        next_visit="2026-12-01",
    )
    again = await (await receipt.press("Edit")).press("Save changes", next_step="Order more books")
    await (await again.press("Edit")).press("Save changes", next_step="", next_visit="")
    assert await house.database.read(_noted) == ["step.changed", "step.cancelled"]
    assert await house.database.read(_moved) == ["planned.cancelled"]


async def test_a_flag_that_comes_and_goes_with_its_record_is_in_the_audit(house: House) -> None:
    form = await house.chat(FARIDA).say("visit")
    receipt = await form.press(
        "Save record", did="Met the head.", progress="on_track", flag="true", hub_note="Please ring"
    )
    gone = await (await receipt.press("Delete")).press("Delete record")
    await gone.press("Undo")
    assert await house.database.read(lambda store: _audited("concern.", store)) == [
        "concern.raised",
        "concern.withdrawn",
        "concern.raised",
    ]


async def _record_with_a_step(house: House) -> None:
    form = await house.chat(FARIDA).say("visit")
    await form.press(
        "Save record", did="Met the head.", progress="on_track", next_step="Order books"
    )


def _noted(store: Store) -> list[str]:
    return _audited("step.", store)


def _moved(store: Store) -> list[str]:
    return _audited("planned.", store)


def _audited(of: str, store: Store) -> list[str]:
    """The verbs in the audit that begin so, oldest first."""
    found = store._connection.execute(select(audit.c.verb).order_by(audit.c.id)).scalars()
    return [verb for verb in found if verb.startswith(of)]
