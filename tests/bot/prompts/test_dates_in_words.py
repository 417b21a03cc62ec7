"""Stories of days typed in words where a client has no calendar to choose from."""

from tests.conversation import House
from tests.seed import FARIDA


async def test_a_visit_is_saved_with_its_days_in_words(house: House) -> None:
    form = await house.chat(FARIDA).say("visit")
    receipt = await form.press(
        "Save record",
        did="Met the head.",
        progress="on_track",
        date="yesterday",
        next_step="Order books",
        next_by="9th December",
        next_visit="next Tuesday",
    )
    assert "Sunday 22 November" in receipt.words
    assert "9 December" in receipt.words
    assert "1 December" in receipt.words


async def test_what_was_understood_is_kept_as_that_day_and_what_was_not_is_named(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    typed = {"date": "31 Feb", "next_visit": "Friday"}
    again = await form.press("Save record", did="Met the head.", progress="on_track", **typed)
    assert "I could not read “31 Feb” as a date" in again.words
    house.clock.pass_(days=1)
    assert (await farida.say("visit")).values()["next_visit"] == "2026-11-27"


async def test_a_day_that_may_be_a_slip_is_asked_back_in_full(house: House) -> None:
    farida = house.chat(FARIDA)
    house.clock.pass_(days=6)
    asked = await farida.say("away until 28 Nov")
    assert "Sunday 28 November 2027 is more than ten weeks away" in asked.words
    assert asked.values()["until"] == "28 November 2027"
    kept = await asked.press("Save")
    assert "No reminders until after Sunday 28 November 2027" in kept.words


async def test_back_on_a_far_day_is_asked_back_too(house: House) -> None:
    asked = await house.chat(FARIDA).say("back 20 Nov")
    assert "Saturday 20 November 2027 is more than ten weeks away" in asked.words


async def test_a_forms_far_days_are_asked_back_and_saved_at_the_second_press(house: House) -> None:
    form = await house.chat(FARIDA).say("visit")
    typed = {"did": "Met the head.", "progress": "on_track", "next_visit": "22 Nov"}
    again = await form.press("Save record", **typed, date="24 Nov")
    assert "Monday 22 November 2027 is more than ten weeks away" in again.words
    assert "Monday 24 November 2025 is more than ten weeks away" in again.words
    receipt = await again.press("Save record")
    assert "Monday 24 November 2025" in receipt.words and "22 November 2027" in receipt.words


async def test_a_clients_moment_is_its_day_here(house: House) -> None:
    house.clock.moment = house.clock.moment.replace(month=7, day=16)
    farida = house.chat(FARIDA)
    form = await farida.say("visit Peel Park")
    if "Record a visit to Peel Park" in form.words:
        form = await form.press("Record a visit to Peel Park")
    typed = {"did": "Met the head.", "progress": "on_track", "date": "2026-07-14T23:00:00Z"}
    assert "Wednesday 15 July" in (await form.press("Save record", **typed)).words
