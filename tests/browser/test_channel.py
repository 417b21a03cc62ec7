"""An officer in the hub's channel, a leader in a chat: a flag is taken, a late digest comes."""

from datetime import timedelta

import pytest

from bot.playground.client import CHANNEL
from tests.browser.chat import PERSONAL, Card, Chat
from tests.browser.people import DID, LEADER, OFFICER, Open, Served
from tests.make import NOW, TODAY
from tests.seed import PEEL_PARK

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.usefixtures("bot"),
]

NOTE = "Please ring the head before half term."
FLAG = "Farida Malik asks the hub to look"
DIGEST, WEEK = "Support in our schools", "Week of 23 to 27 November"
MONDAY = NOW.replace(hour=8) + timedelta(days=7)


async def channel_of(officer: Chat) -> None:
    """The officer has the hub's posts come to the channel, and stays there."""
    await officer.go(CHANNEL)
    asked = await officer.post("post here", "Post the hub's digests and flags here?")
    await asked.press("Post here")
    await asked.shows("This channel gets the hub's posts", "All support")


async def record(leader: Chat) -> Card:
    """The leader's form, filled but for its button."""
    form = await leader.ask("visit", "Record a visit")
    await form.fill("What you did", DID)
    await form.choose("Some concerns")
    return form


async def test_a_flag_stands_in_the_channel_and_who_takes_it_there_has_its_note(
    chat_as: Open,
) -> None:
    officer, leader = await chat_as(OFFICER), await chat_as(LEADER)
    await channel_of(officer)
    form = await record(leader)
    await form.press("Next step, next visit, flag")
    await form.box("Ask the hub to look").check()
    await form.fill("Note only the hub sees", NOTE)
    await form.press("Save record")
    await form.shows("Visit recorded", NOTE)

    flag = await officer.card(FLAG)
    await flag.shows(PEEL_PARK, "Not taken yet", "whoever takes this reads it in their own chat")
    assert NOTE not in await flag.words()
    await flag.press("I'll take it")
    await flag.shows("Taken by Samira Whitfield")
    await flag.no_longer_shows("I'll take it")
    await officer.go(PERSONAL)
    own = await officer.card(FLAG)
    await own.shows("Note for the hub", NOTE)


async def test_the_digest_comes_on_monday_and_a_late_record_changes_that_same_post(
    chat_as: Open, bot: Served
) -> None:
    officer, leader = await chat_as(OFFICER), await chat_as(LEADER)
    await bot.did(lambda store: store.planned_visits.add(1, 1, TODAY + timedelta(days=3)))
    await channel_of(officer)
    await (await record(leader)).press("Save record")
    await officer.go(PERSONAL)
    so_far = await officer.ask("digest", "This week so far")
    await so_far.press(f"Next digest in {CHANNEL}")
    coming = await officer.card(f"The next digest in {CHANNEL}")
    await coming.shows("Digests are off", "so nothing is posted", PEEL_PARK)
    await coming.press("Switch digests on")
    await coming.shows("Switch digests off", "Due Monday 30 November, 08:00")

    await bot.at(MONDAY)
    await officer.go(CHANNEL)
    digest = await officer.card(DIGEST)
    await digest.shows(WEEK, "1 of 10", "1 of 1 record in time")
    await bot.at(MONDAY + timedelta(hours=2))
    await (await record(leader)).press("Save record")
    await digest.shows("1.5 of 10", "2 of 2 records in time")
    await officer.only(DIGEST)
