"""Takes the README's pictures from the running product: `make screenshots`. Needs Chromium and the Playground."""

import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack
from datetime import timedelta
from functools import partial
from pathlib import Path

from playwright.async_api import async_playwright

from bot.playground import client
from bot.playground.players import MEMBERS, PLAYERS
from bot.running.settings import PROJECT
from bot.sample.load import load
from tests.browser import chat, parts
from tests.browser.people import Open, Served, serving
from tests.make import NOW

FOLDER = PROJECT / "docs" / "pictures"
WORDS = "Watched three Year 1 phonics lessons with the English lead. Pace is better in all three."
FRIDAY, HALF_AN_HOUR = NOW + timedelta(days=4), timedelta(minutes=30)
MONDAY = NOW.replace(hour=8) + timedelta(days=7)
THURSDAY = NOW.replace(hour=7, minute=30) + timedelta(days=10)


async def take() -> None:
    """Plays a week of the sample for a leader, an officer and a school, and keeps cards as pictures."""
    async with AsyncExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        sample = partial(load, today=FRIDAY.date(), now=FRIDAY)
        bot = await running.enter_async_context(
            serving(folder, client.free_port(44978), sample, FRIDAY)
        )
        driver = await running.enter_async_context(async_playwright())
        browser = await driver.chromium.launch(
            executable_path=parts.chromium(), args=list(parts.FLAGS)
        )
        running.push_async_callback(browser.close)

        async def opened(user: client.User) -> chat.Chat:
            home = folder / user.oid
            playground = await client.start(
                user, MEMBERS, bot.address, client.free_port(), home, "Europe/London"
            )
            running.push_async_callback(playground.stop)
            return (
                await chat.opened(browser, playground.address, width=1500, height=1600, scale=2)
            )[1]

        await _story(opened, bot)


async def _story(opened: Open, bot: Served) -> None:
    leader, officer, school = [await opened(player) for player in PLAYERS]
    await _channel(officer)
    card = await leader.ask("visit", "Record a visit")
    await _keep(card, "form")
    bot.clock.move(bot.clock() + timedelta(seconds=40))
    await card.fill("What you did", WORDS)
    await card.choose("On track")
    await card.press("Save record")
    await card.shows("Visit recorded")
    await leader.updates(1)
    await _keep(card, "receipt")
    await _keep(await leader.ask("my visits", "My visits"), "my-visits")
    await bot.at(bot.clock() + HALF_AN_HOUR)
    await _keep(await school.card("Record of a visit to your school"), "copy")
    await bot.at(MONDAY)
    await _keep(await officer.card("Support in our schools, 23 to 27 November"), "digest")
    await bot.at(THURSDAY)
    await _keep(await leader.card("Three things for today"), "catch-up")


async def _channel(officer: chat.Chat) -> None:
    """The officer has the hub's posts and its digest come to the channel, and stays there."""
    await officer.go(client.CHANNEL)
    await (await officer.post("post here", "Should the hub's posts come to this channel?")).press(
        "Post here"
    )
    await officer.go(chat.PERSONAL)
    await (await officer.ask("digest", "Support in our schools, this week so far")).press(
        "Next digest in"
    )
    preview = await officer.card(f"The next digest in {client.CHANNEL}")
    await preview.press("Switch digests on")
    await preview.shows("Switch digests off")
    await officer.go(client.CHANNEL)


async def _keep(card: chat.Card, name: str) -> None:
    await card.seen.page.mouse.move(0, 0)
    await card.seen.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
    print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    if lacking := parts.absent():
        sys.exit("\n".join(lacking))
    FOLDER.mkdir(parents=True, exist_ok=True)
    asyncio.run(take())
