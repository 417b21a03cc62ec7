"""A leader chooses `Log as visit` on a message: the form stands in a dialog, and saves there."""

import pytest

from tests.browser.people import LEADER, Open
from tests.seed import PEEL_PARK, TITUS_SALT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.usefixtures("bot"),
]

SAID = "titus salt today 2h on track with the history lead"


async def test_a_message_becomes_a_record_in_its_dialog(chat_as: Open) -> None:
    chat = await chat_as(LEADER)
    await chat.ask(SAID, "Record a visit")
    dialog = await chat.choose_on_message(SAID, "logVisit")
    await dialog.shows("Filled in from the message", TITUS_SALT, "2 hours")
    await dialog.fill("What you did", "Curriculum plan")
    await dialog.press("Another school")
    await dialog.press(f"Record a visit to {PEEL_PARK}")
    await dialog.shows(PEEL_PARK, "2 hours")
    await dialog.holds("What you did", "Curriculum plan")
    await dialog.fill("What you did", "")
    await dialog.press("Save record")
    await dialog.shows("Write a sentence or two.")
    await dialog.fill("What you did", "Curriculum plan")
    await dialog.press("Save record")
    await dialog.no_longer_shows("Save record")
    # The Playground empties the dialog when a message comes; Teams leaves its last card.
    await dialog.press("Close")
    receipt = await chat.card("Visit recorded")
    await receipt.shows(PEEL_PARK, "Curriculum plan", "2 hours")
