"""Takes the README's pictures from the running product: `make screenshots`. Needs Chromium and the Playground."""

import asyncio
import os
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from playwright.async_api import async_playwright

from bot.playground import client
from bot.playground.players import PLAYERS
from bot.playground.serving import address, serving
from bot.settings import PROJECT, read_settings
from tests.browser import chat, parts

FOLDER = PROJECT / "docs" / "pictures"
WORDS = "Watched three Year 1 phonics lessons with the English lead. Pace is better in all three."


async def take() -> None:
    """Plays a leader's first minutes on fresh sample data, and keeps three cards as pictures."""
    async with AsyncExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        os.environ |= {"DATABASE_URL": f"sqlite:///{folder / 'hub.db'}", "PORT": str(client.free_port(44978))}
        settings = read_settings(env_file=None)
        await serving(settings, running)
        playground = await client.start(
            PLAYERS[0], PLAYERS, address(settings), client.free_port(), folder / "playground", "Europe/London"
        )
        running.push_async_callback(playground.stop)
        driver = await running.enter_async_context(async_playwright())
        browser = await driver.chromium.launch(executable_path=parts.chromium(), args=list(parts.FLAGS))
        running.push_async_callback(browser.close)
        _, page = await chat.opened(browser, playground.address, width=1500, scale=2)
        await _story(page)


async def _story(page: chat.Chat) -> None:
    card = await page.ask("visit", "Record a visit")
    await _keep(card, "form")
    await card.fill("What you did", WORDS)
    await card.choose("On track")
    await card.press("Save record")
    await card.shows("Visit recorded")
    await page.updates(1)
    await _keep(card, "receipt")
    await _keep(await page.ask("my visits", "My visits"), "my-visits")


async def _keep(card: chat.Card, name: str) -> None:
    await card.seen.page.mouse.move(0, 0)
    await card.seen.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
    print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    if lacking := parts.absent():
        sys.exit("\n".join(lacking))
    FOLDER.mkdir(parents=True, exist_ok=True)
    asyncio.run(take())
