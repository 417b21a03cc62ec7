"""A leader's picture hangs on its record, and an officer imports a list by sending it."""

import pytest

from tests.bot.library import files
from tests.browser.people import DID, LEADER, OFFICER, Open, Served
from tests.browser.sending import send
from tests.seed import PEEL_PARK

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.usefixtures("bot"),
]


async def test_a_picture_hangs_on_its_record(chat_as: Open, bot: Served) -> None:
    leader = await chat_as(LEADER)
    receipt = await leader.ask("visit", "Record a visit")
    await receipt.fill("What you did", DID)
    await receipt.choose("On track")
    await receipt.press("Save record")
    await receipt.shows("Visit recorded")
    await send(bot, LEADER, "Phonics wall.png", files.PNG)
    question = await leader.card("What is this?")
    await question.shows("Phonics wall.png", "For the visit you record next", PEEL_PARK)
    await question.press(f"{PEEL_PARK} · Evidence for the visit of Mon 23 Nov")
    await question.shows("Kept with your record")
    await receipt.shows("1 file")
    await receipt.press("Show 1 file")
    listed = await leader.card("Files of a visit")
    await listed.press("Share with the school")
    await listed.shows("Shared", "Stop sharing")


async def test_a_list_is_read_and_then_imported(chat_as: Open, bot: Served) -> None:
    officer = await chat_as(OFFICER)
    await officer.ask("people", "People")
    rows = (("Ann Lee", "ann.lee@trust.example", "officer"),)
    await send(bot, OFFICER, "people.xlsx", files.people(*rows))
    question = await officer.card("What is this?")
    await question.press("A list to import")
    await question.shows("1 change to import", "New person Ann Lee", "Do it")
    await question.press("Do it")
    await question.shows("Imported", "1 new")
