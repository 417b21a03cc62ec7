"""A school's contact reads the copy of a record and answers; the leader's receipt says so."""

from datetime import timedelta

import pytest

from tests.browser.people import DID, HEAD, LEADER, Open, Served
from tests.make import NOW
from tests.seed import PEEL_PARK

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.usefixtures("bot"),
]

COPY = "Record of a visit to your school"
WRONG = "The English lead was out: it was the deputy."


async def test_a_school_agrees_to_its_copy_or_says_what_is_not_right(
    chat_as: Open, bot: Served
) -> None:
    leader, head = await chat_as(LEADER), await chat_as(HEAD)
    receipt = await leader.ask("visit", "Record a visit")
    await receipt.fill("What you did", DID)
    await receipt.choose("On track")
    await receipt.press("Save record")
    await receipt.shows("The school gets its copy at 14:30")
    await bot.at(NOW + timedelta(minutes=31))
    copy = await head.card(COPY)
    await copy.shows(PEEL_PARK, "Farida Malik", DID, "Is this how it was?")
    await receipt.shows("Sent to the school Mon 23 Nov, 14:3", "No answer yet")
    await copy.press("Agree")
    await copy.shows("Agreed by you")
    await receipt.shows("Agreed by the school: Joan Barker")

    await copy.press("Something is not right")
    await copy.fill("What is not right", WRONG)
    await copy.press("Send")
    await copy.shows("Something is not right", WRONG)
    await receipt.shows(WRONG)
