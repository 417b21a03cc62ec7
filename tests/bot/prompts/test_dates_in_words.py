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
    assert "“31 Feb” is not a day in the calendar" in again.words
    house.clock.pass_(days=1)
    assert (await farida.say("visit")).values()["next_visit"] == "2026-11-27"
