"""Draws example cards with the Playground's Teams renderer.

`python -m tests.browser.pictures [NAME …] [--to FOLDER]` draws each in light and dark, 700 and
320 pixels wide, into dist/pictures; it needs Node, Chromium and the Playground.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

import aiohttp
from aiohttp import web
from PIL import Image
from playwright.async_api import Browser, Locator, Page, async_playwright

from bot.playground import client
from bot.playground.players import PLAYERS
from bot.running.settings import PROJECT
from tests.browser import parts, theme, themed
from tests.browser.chat import CARDS, MESSAGE_BOX
from tests.cards.examples import EXAMPLES
from tests.ports import free_port

FOLDER = PROJECT / "dist/pictures"
WIDTHS = {"wide": 700, "narrow": 320}
# Pictures of what a person does to a card: its name, and what is pressed.
PRESSED = {
    "visit-form-open": ("visit-form", ("change", "Last time", "Next step")),
    "channel-digest-open": (
        "channel-digest",
        ("35 more schools", "12 of 14 records", "5 to 8.5 days"),
    ),
    "visit-form-empty-save": ("visit-form", ("Save record",)),
    "reminder-not-now": ("reminder", ("Not now",)),
    "reminder-several-not-now": ("reminder-several", ("Not now",)),
    "reminder-hand-over": ("reminder-chase", ("More",)),
    "morning-not-today": ("morning", ("Not today",)),
}


def main(arguments: list[str]) -> int:
    """Draws the named cards, or all; 1 if something is missing or a card is too wide."""
    reader = argparse.ArgumentParser(prog="python -m tests.browser.pictures", description=__doc__)
    reader.add_argument("names", nargs="*", metavar="NAME")
    reader.add_argument("--to", type=Path, default=FOLDER, metavar="FOLDER")
    asked = reader.parse_args(arguments)
    names = asked.names or [*EXAMPLES, *PRESSED]
    problems = parts.absent() + [
        f"there is no card {name}" for name in names if name not in {*EXAMPLES, *PRESSED}
    ]
    if not problems:
        asked.to.mkdir(parents=True, exist_ok=True)
        problems = asyncio.run(draw(names, asked.to))
    print("\n".join(problems) or f"{len(names)} cards drawn in {asked.to}")
    return 1 if problems else 0


async def draw(names: Iterable[str], folder: Path) -> list[str]:
    """Draws each card in every theme and width; says which stick out of their width."""
    async with showing() as address, async_playwright() as driver:
        browser = await driver.chromium.launch(
            executable_path=parts.chromium(), args=list(parts.FLAGS)
        )
        found = [
            problem
            for colours in theme.THEMES
            for shape in WIDTHS
            for problem in await _draw_all(browser, address, names, colours, shape, folder)
        ]
        await browser.close()
    return found


@asynccontextmanager
async def showing() -> AsyncIterator[str]:
    """A Playground, by its address, whose bot answers the name of an example with its card."""
    port = free_port()
    runner = await _bot(port)
    with tempfile.TemporaryDirectory() as files:
        playground = await client.start(
            PLAYERS[0],
            PLAYERS,
            f"http://127.0.0.1:{port}",
            client.free_port(),
            Path(files),
            "Europe/London",
        )
        try:
            yield playground.address
        finally:
            await playground.stop()
            await runner.cleanup()


async def _draw_all(
    browser: Browser, address: str, names: Iterable[str], colours: str, shape: str, folder: Path
) -> list[str]:
    context, page = await themed.opened(
        browser, address, width=WIDTHS[shape], window=(1700, 6000), scale=1.5, colours=colours
    )
    problems = []
    for name in names:
        card, presses = PRESSED.get(name, (name, ()))
        panel = await asked_for(page, card)
        for title in presses:
            await panel.get_by_role("button", name=title).first.click()
        await page.mouse.move(0, 0)
        await themed.still(page)
        _save(
            await panel.screenshot(animations="disabled"), folder / f"{name}-{colours}-{shape}.png"
        )
        if outside := await _sticking_out(panel):
            problems.append(f"{name} {colours} {shape}: {outside} parts stick out")
    await context.close()
    return problems


async def asked_for(page: Page, card: str) -> Locator:
    """The card that the bot answers with when its name is typed."""
    panels = page.locator(CARDS)
    before = await panels.count()
    box = page.locator(MESSAGE_BOX).first
    await box.fill(card)
    await box.press("Enter")
    await panels.nth(before).locator(".ac-adaptiveCard").wait_for()
    return panels.nth(before)


async def _sticking_out(panel: Locator) -> int:
    return int(
        await panel.evaluate(
            """node => {
                const edge = node.getBoundingClientRect().right + 1;
                const outside = part => !part.closest('svg')
                    && part.getBoundingClientRect().width > 1
                    && part.getBoundingClientRect().right > edge;
                return [...node.querySelectorAll('*')].filter(outside).length;
            }"""
        )
    )


def _save(picture: bytes, path: Path) -> None:
    """A palette is enough for a card, at half the bytes."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(dither=Image.Dither.NONE).save(
        path, optimize=True
    )


async def _bot(port: int) -> web.AppRunner:
    """A bot that answers the name of an example with its card."""
    app = web.Application()
    app.router.add_post("/api/messages", _answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner


async def _answer(request: web.Request) -> web.Response:
    activity = await request.json()
    name = str(activity.get("text") or "").strip()
    if activity.get("type") == "message" and name in EXAMPLES:
        connector_at = activity["serviceUrl"].rstrip("/")
        conversation = activity["conversation"]["id"]
        where = f"{connector_at}/v3/conversations/{conversation}/activities"
        card = {
            "contentType": "application/vnd.microsoft.card.adaptive",
            "content": EXAMPLES[name](),
        }
        known = {"from": activity["recipient"], "conversation": activity["conversation"]}
        async with aiohttp.ClientSession() as connector:
            await connector.post(where, json={"type": "message", **known, "attachments": [card]})
    return web.json_response({})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
