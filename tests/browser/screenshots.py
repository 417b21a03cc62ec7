"""Takes the README's pictures from the running product: `make screenshots`.

Cards are drawn as Teams draws them, badges and bars included; one recorded visit becomes an
animated picture. Needs Chromium and the Playground.
"""

import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack
from datetime import timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import FloatRect, Page, ViewportSize, async_playwright

from bot.playground import client
from bot.playground.players import MEMBERS, PLAYERS
from bot.running.settings import PROJECT
from bot.sample.load import load
from tests.browser import chat, parts, themed
from tests.browser.film import Film
from tests.browser.people import Open, Served, serving
from tests.make import NOW
from tests.ports import free_port

FOLDER = PROJECT / "docs" / "pictures"
WORDS = "Watched three Year 1 phonics lessons with the English lead. Pace is better in all three."
FRIDAY, HALF_AN_HOUR = NOW + timedelta(days=4), timedelta(minutes=30)
MONDAY = NOW.replace(hour=8) + timedelta(days=7)
THURSDAY = NOW.replace(hour=7, minute=30) + timedelta(days=10)
# The page's part that scrolls, around a card.
SCROLLED = """node => {
    const scrolls = part => ['auto', 'scroll'].includes(getComputedStyle(part).overflowY);
    while (!scrolls(node)) node = node.parentElement;
    return node;
}"""
CARD = 440
ROOMY: ViewportSize = {"width": 1500, "height": 1800}
# So narrow that the list of chats gives way to the chat.
NARROW: ViewportSize = {"width": 960, "height": 850}


async def take() -> None:
    """Plays a week of the sample for a leader, an officer and a school, and keeps pictures."""
    async with AsyncExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        sample = partial(load, today=FRIDAY.date(), now=FRIDAY)
        bot = await running.enter_async_context(serving(folder, free_port(), sample, FRIDAY))
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
            window = (ROOMY["width"], ROOMY["height"])
            _, page = await themed.opened(
                browser, playground.address, width=CARD, window=window, scale=2
            )
            return chat.Chat(page)

        await _story(opened, bot)


async def _story(opened: Open, bot: Served) -> None:
    leader, officer, school = [await opened(player) for player in PLAYERS[:3]]
    await _channel(officer)
    await _record(leader, bot)
    await _keep(await leader.ask("my visits", "My visits"), "my-visits")
    await bot.at(bot.clock() + HALF_AN_HOUR)
    await _keep(await school.card("Record of a visit to your school"), "copy")
    await bot.at(MONDAY)
    await _keep(await officer.card("Support in our schools"), "digest")
    await bot.at(THURSDAY)
    await _keep(await leader.card("Three things for today"), "catch-up")


async def _record(leader: chat.Chat, bot: Served) -> None:
    """The leader records a visit: as an animated picture, and its form and receipt as pictures."""
    page = leader.page
    await page.set_viewport_size(NARROW)
    film = Film(page, await _chat(page))
    await page.locator(chat.MESSAGE_BOX).first.click()
    await film.frame(0.8)
    await film.type(list("visit"), 0.15)
    await page.keyboard.press("Enter")
    card = await leader.card("Record a visit")
    await film.frame(1.8)
    await _keep(card, "form")
    await film.tap(card.box("What you did"))
    await film.type([f"{word} " for word in WORDS.split()])
    await film.tap(card.seen.get_by_role("radio", name="On track", exact=True))
    await film.frame(0.6)
    bot.clock.move(bot.clock() + timedelta(seconds=30))
    await film.tap(card.button("Save record"))
    await card.shows("Visit recorded")
    await leader.updates(1)
    await film.frame(4.5)
    film.save(FOLDER / "visit.gif")
    print("docs/pictures/visit.gif")
    await page.set_viewport_size(ROOMY)
    await _keep(card, "receipt")


async def _chat(page: Page) -> FloatRect:
    """Where the chat's messages and its box for words stand on the page."""
    messages = await page.locator(chat.CARDS).last.evaluate_handle(SCROLLED)
    box = await messages.as_element().bounding_box()  # type: ignore[union-attr]
    assert box is not None
    return {**box, "height": NARROW["height"] - box["y"]}


async def _channel(officer: chat.Chat) -> None:
    """The officer has the hub's posts and its digest come to the channel, and stays there."""
    await officer.go(client.CHANNEL)
    asked = await officer.post("post here", "Post the hub's digests and flags here?")
    await asked.press("Post here")
    await officer.go(chat.PERSONAL)
    await (await officer.ask("digest", "This week so far")).press("Next digest in")
    preview = await officer.card(f"The next digest in {client.CHANNEL}")
    await preview.press("Switch digests on")
    await preview.shows("Switch digests off")
    await officer.go(client.CHANNEL)


async def _keep(card: chat.Card, name: str) -> None:
    await card.seen.page.mouse.move(0, 0)
    await themed.still(card.seen.page)
    taken = Image.open(BytesIO(await card.seen.screenshot(animations="disabled"))).convert("RGB")
    # A palette is enough for a card, at half the bytes.
    taken.quantize(dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
    print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    if lacking := parts.absent():
        sys.exit("\n".join(lacking))
    FOLDER.mkdir(parents=True, exist_ok=True)
    asyncio.run(take())
