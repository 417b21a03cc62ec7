"""A leader at the real client: record, correct, delete, restore, and mend what goes wrong."""

import pytest

from tests.browser.people import DID, LEADER, Open, Served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.usefixtures("bot"),
]


@pytest.fixture(params=["execute", "submit"])
def card_actions(request: pytest.FixtureRequest) -> str:
    """How buttons are pressed: each story holds both ways."""
    return str(request.param)


async def test_a_visit_is_on_record_in_four_taps_and_one_line(chat_as: Open) -> None:
    chat = await chat_as(LEADER)
    card = await chat.ask("visit", "Record a visit")
    await card.fill("What you did", DID)
    await card.choose("On track")
    await card.press("Save record")
    await card.shows("Visit recorded", DID, "On track")
    assert chat.taps.count <= 4
    await chat.updates(1)
    await card.shows("Visit recorded", DID)

    await card.press("Edit")
    form = await chat.card("Correct the record")
    await form.holds("What you did", DID)
    await form.fill("What you did", "Watched two lessons.")
    await form.press("Save changes")
    await form.shows("Visit recorded", "Watched two lessons.")

    await form.press("Delete")
    await form.press("Delete record")
    await form.shows("deleted")
    await form.no_longer_shows("Same again")
    await form.press("Undo")
    await form.shows("Visit recorded", "Watched two lessons.", "Same again")


async def test_of_two_forms_of_one_planned_visit_the_second_asks(chat_as: Open) -> None:
    chat = await chat_as(LEADER)
    first = await chat.ask("visit", "Record a visit")
    second = await chat.ask("visit", "Record a visit")
    await first.fill("What you did", DID)
    await first.choose("On track")
    await first.press("Save record")
    await first.shows("Visit recorded", "1 of 10 days used")

    await second.fill("What you did", "Talked with the head.")
    await second.choose("Some concerns")
    await second.press("Save record")
    await second.shows("You have already recorded a visit here on Mon 23 Nov (half day, on track)")
    await second.holds("What you did", "Talked with the head.")
    await second.press("Open that one")
    beside = await chat.card("Visit recorded")
    await beside.shows(DID)
    await second.holds("What you did", "Talked with the head.")
    await second.press("Put mine in its place")
    await second.shows("Visit recorded", "Talked with the head.", "1 of 10 days used")


async def test_a_refused_value_keeps_what_was_typed(chat_as: Open) -> None:
    chat = await chat_as(LEADER)
    card = await chat.ask("visit", "Record a visit")
    await card.press("Date, Type of support")
    await card.select("Time spent", "Other")
    await card.fill("What you did", DID)
    await card.choose("Some concerns")
    await card.press("Save record")
    await card.shows("Please change Time spent", "What you typed is still here")
    await card.fill("Other length", "three moons")
    await card.press("Save record")
    await card.shows("I could not read “three moons” as a length of time")
    await card.holds("What you did", DID)
    await card.holds("Other length", "three moons")

    kept = await chat.ask("visit", "Record a visit")
    await kept.shows("Not saved yet", "This is what you typed on Monday")
    await kept.holds("What you did", DID)
    await kept.fill("Other length", "2 h 20")
    await kept.press("Save record")
    await kept.shows("Visit recorded", "2 h 20 min", "Some concerns")


async def test_a_correction_of_a_record_deleted_meanwhile_keeps_what_was_typed(
    chat_as: Open,
) -> None:
    chat = await chat_as(LEADER)
    card = await chat.ask("visit", "Record a visit")
    await card.fill("What you did", DID)
    await card.choose("On track")
    await card.press("Save record")
    await chat.updates(1)
    await card.press("Edit")
    listed = await chat.ask("my visits", "My visits")
    await listed.press("Open the record of Mon 23 Nov")
    beside = await chat.card("Visit recorded")
    await beside.press("Delete")
    await beside.press("Delete record")
    await beside.shows("Record deleted")
    # The client draws all cards anew where one is updated, and empties what is being typed.
    await chat.updates(2)

    form = await chat.card("Correct the record")
    await form.fill("What you did", "Watched two lessons.")
    await form.press("Save changes")
    await form.shows("This record was deleted")
    await form.holds("What you did", "Watched two lessons.")
    await beside.press("Undo")
    await beside.shows("Visit recorded")
    await form.fill("What you did", "Watched two lessons.")
    await form.press("Save changes")
    await form.shows("Visit recorded", "Watched two lessons.")


async def test_an_edit_opened_at_once_is_not_wiped_by_the_receipts_update(
    chat_as: Open, bot: Served
) -> None:
    chat = await chat_as(LEADER)
    card = await chat.ask("visit", "Record a visit")
    bot.hold(4)
    await card.fill("What you did", DID)
    await card.choose("On track")
    await card.press("Save record")
    await card.press("Edit")
    form = await chat.card("Correct the record")
    await form.fill("What you did", "Half typed")
    await bot.quiet()
    await form.holds("What you did", "Half typed")
    await form.press("Save changes")
    await form.shows("Visit recorded", "Half typed")
