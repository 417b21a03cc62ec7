"""Stories of what was typed into a form: no button and no fault on the way takes it."""

import pytest

from tests.conversation import Card, House
from tests.seed import FARIDA, PEEL_PARK, TITUS_SALT

DID = "Watched three lessons with the English lead."
TYPED = {"did": DID, "progress": "concerns", "next_step": "Order books", "hub_note": "Ring me."}


async def opened(house: House) -> Card:
    return await house.chat(FARIDA).say("visit")


def without_inputs(card: Card, title: str) -> dict[str, object]:
    """A press as some telephones send it: with what the button carries, and no input."""
    press = card.request(title)
    press["value"]["action"]["data"] = dict(card.action(title)["data"])
    return press


async def test_another_school_keeps_what_was_typed(house: House) -> None:
    schools = await (await opened(house)).press("Another school", **TYPED, date="2026-11-20")
    form = await schools.press(f"Record a visit to {TITUS_SALT}")
    assert TITUS_SALT in form.words
    assert TYPED.items() <= form.values().items()
    assert form.values()["date"] == "2026-11-20"
    # It is kept as well for whoever turns away there.
    assert (await opened(house)).values()["did"] == DID
    back = await (await form.press("Another school")).press(f"Record a visit to {PEEL_PARK}")
    assert TYPED.items() <= back.values().items()


async def test_did_not_happen_and_back_keeps_both_sides(house: House) -> None:
    form = await opened(house)
    short = await form.press("It did not happen", **TYPED, next_visit="2026-12-08")
    assert short.values()["next_visit"] == "2026-12-08"
    again = await short.press("It did happen", reason="school", next_visit="2026-12-09")
    assert TYPED.items() <= again.values().items()
    assert again.values()["next_visit"] == "2026-12-09"
    assert (await again.press("It did not happen")).values()["reason"] == "school"


async def test_a_press_that_brings_no_inputs_saves_nothing_and_empties_nothing(
    house: House,
) -> None:
    refused = await (await opened(house)).press("Save record", **TYPED, date="2026-11-30")
    body = await refused.answered(without_inputs(refused, "Save record"))
    again = Card(refused.chat, refused.message, body["value"])
    assert "Teams sent nothing of what you typed just now." in again.words
    assert TYPED.items() <= again.values().items()
    kept = await opened(house)
    assert TYPED.items() <= kept.values().items()
    assert "This is what you typed on Monday" in kept.words


@pytest.mark.parametrize("title", ["Another school", "It did not happen"])
async def test_other_buttons_without_inputs_keep_what_the_form_showed(
    house: House, title: str
) -> None:
    refused = await (await opened(house)).press("Save record", **TYPED, date="2026-11-30")
    body = await refused.answered(without_inputs(refused, title))
    other = Card(refused.chat, refused.message, body["value"])
    way = "It did happen" if title == "It did not happen" else f"Record a visit to {TITUS_SALT}"
    assert TYPED.items() <= (await other.press(way)).values().items()


async def test_an_answer_that_did_not_come_is_not_emptied(house: House) -> None:
    refused = await (await opened(house)).press("Save record", **TYPED, date="2026-11-30")
    press = refused.request("Save record")
    for name in ("did", "progress", "date"):
        del press["value"]["action"]["data"][name]
    body = await refused.answered(press)
    again = Card(refused.chat, refused.message, body["value"])
    assert {"did": DID, "progress": "concerns", "date": "2026-11-30"}.items() <= (
        again.values().items()
    )


async def test_a_correction_that_is_left_offers_what_was_typed(house: House) -> None:
    receipt = await (await opened(house)).press("Save record", **TYPED)
    left = await (await receipt.press("Edit")).press("Keep as it is", did="Other words.")
    assert DID in left.words
    again = await left.press("Use what I typed")
    assert again.values()["did"] == "Other words."
    assert "Other words." in (await again.press("Save changes")).words


async def test_a_correction_may_change_the_school(house: House) -> None:
    receipt = await (await opened(house)).press("Save record", did=DID, progress="on_track")
    edit = await receipt.press("Edit")
    schools = await edit.press("Another school", did="At the other school.")
    moved = await schools.press(f"Record a visit to {TITUS_SALT}")
    assert "Correct the record" in moved.words
    saved = await moved.press("Save changes")
    assert TITUS_SALT in saved.words
    assert "At the other school." in saved.words
    listed = await house.chat(FARIDA).say("my visits")
    assert TITUS_SALT in listed.words
    assert PEEL_PARK not in listed.words
    # The planned visit of the first school is owed again.
    assert PEEL_PARK in (await house.chat(FARIDA).say("visit")).words


async def test_too_much_is_counted_and_not_cut(house: House) -> None:
    long = "x" * 1_240
    again = await (await opened(house)).press("Save record", did=long, progress="on_track")
    assert "This is 240 characters too long: 1,000 is the most." in again.words
    assert again.values()["did"] == long


async def test_a_step_typed_into_the_receipt_is_kept_by_its_other_buttons(house: House) -> None:
    asks = await (await opened(house)).press("Save record", did=DID, progress="concerns")
    edit = await asks.press("Edit", next_step="Order books")
    assert edit.values()["next_step"] == "Order books"
    kept = await (await asks.press("Delete", next_step="Order books")).press("Keep as it is")
    assert kept.values()["next_step"] == "Order books"


async def test_nothing_chosen_and_nothing_typed_is_asked_for_in_sight(house: House) -> None:
    form = await opened(house)
    assert "half day" not in form.words
    assert "with Head" not in form.words
    assert "Three things to fill in, marked *." in form.words
    again = await form.press("Save record", did=DID, progress="on_track", time="")
    assert "Choose how long it was." in again.words
    assert "one thing to fill in, marked *" in again.words
