"""A leader is prompted in the morning, and answers in the message or by its form."""

from datetime import timedelta

import pytest

from storage.store import Store
from tests.browser.people import DID, LEADER, Open, Served
from tests.make import NOW, TODAY
from tests.seed import PEEL_PARK, TITUS_SALT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.usefixtures("bot"),
]

DAY = timedelta(days=1)
MORNING = NOW.replace(hour=7, minute=30) + DAY


def in_touch(store: Store) -> None:
    """Nobody waits for first contact."""
    for deployment in (1, 2):
        store.prompts.keep_first_contact(deployment, TODAY - 7 * DAY)


async def test_a_morning_prompt_is_answered_in_four_taps_and_says_so(
    chat_as: Open, bot: Served
) -> None:
    await bot.did(in_touch)
    chat = await chat_as(LEADER)
    await bot.at(MORNING)
    prompt = await chat.card("One visit has no record yet")
    await prompt.shows(PEEL_PARK, "Planned for Monday 23 November")
    await prompt.press("Record")
    form = await chat.card("Record a visit")
    await form.fill("What you did", DID)
    await form.choose("On track")
    await form.press("Save record")
    await form.shows("Visit recorded")
    assert chat.taps.count <= 4
    await prompt.shows("All done here, thank you", "Recorded")


async def test_two_visits_are_caught_up_in_one_card_row_by_row(chat_as: Open, bot: Served) -> None:
    await bot.did(in_touch)
    await bot.did(lambda store: store.planned_visits.add(2, 1, TODAY))
    chat = await chat_as(LEADER)
    await bot.at(MORNING)
    card = await chat.card("Two visits have no record yet")
    await card.shows(PEEL_PARK, TITUS_SALT)
    await card.select("Progress", "On track")
    await card.fill("What you did", DID)
    await card.press("Save all")
    await card.shows("One visit has no record yet", "Recorded")
    await card.select("Progress", "Some concerns")
    await card.fill("What you did", "Planned the spring term with the history lead.")
    await card.press("Save all")
    await card.shows("Choose how long it was")
    await card.holds("What you did", "Planned the spring term with the history lead.")
    await card.select("Time spent", "Full day")
    await card.press("Save all")
    await card.shows("All done here, thank you", PEEL_PARK, TITUS_SALT)
