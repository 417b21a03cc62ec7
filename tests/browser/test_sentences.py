"""A leader types one sentence: it is on record in one tap, at another school as well."""

import pytest

from tests.browser.people import LEADER, Open
from tests.seed import PEEL_PARK, TITUS_SALT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.usefixtures("bot"),
]

WHOLE = "Virtual meeting with Titus Salt today, 2h, curriculum plan with the history lead, on track"
DID = "Curriculum plan with the history lead"


async def test_a_sentence_that_holds_everything_is_a_record_in_one_tap(chat_as: Open) -> None:
    chat = await chat_as(LEADER)
    form = await chat.ask(WHOLE, "Record a visit")
    await form.shows(TITUS_SALT, "virtual meeting · 2 hours")
    await form.press("Save record")
    await form.shows("Visit recorded", TITUS_SALT, DID, "On track", "2 hours")
    assert chat.taps.count == 1


async def test_another_school_keeps_what_was_typed(chat_as: Open) -> None:
    chat = await chat_as(LEADER)
    form = await chat.ask(WHOLE, "Record a visit")
    await form.fill("What you did", f"{DID} and the head")
    await form.press("Another school")
    await form.press(f"Record a visit to {PEEL_PARK}")
    await form.shows(PEEL_PARK, "virtual meeting · 2 hours")
    await form.holds("What you did", f"{DID} and the head")
    await form.press("Save record")
    await form.shows("Visit recorded", PEEL_PARK, f"{DID} and the head", "On track")
