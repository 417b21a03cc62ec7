"""A person's browser, the Playground, and the bot on a fixed school day; says what is missing."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot.playground import client
from tests.browser import chat, parts
from tests.browser.people import HEAD, LEADER, OFFICER, Open, Served, serving, sow
from tests.ports import free_port

ZONE = "Europe/London"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slowest come last."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without its parts a browser test is skipped here, and fails where CI is set."""
    if item.get_closest_marker("browser") and (lacking := parts.absent()):
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("; ".join(lacking))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """One Chromium for all tests."""
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(
            executable_path=parts.chromium(), args=list(parts.FLAGS)
        )
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
def bot_port() -> int:
    """Where each test serves its bot, so that a Playground can outlive it."""
    return free_port()


@pytest.fixture
def card_actions() -> str:
    """How buttons are pressed; a module that presses otherwise has its own."""
    return "execute"


@pytest_asyncio.fixture(loop_scope="session")
async def bot(
    bot_port: int, tmp_path: Path, no_settings: pytest.MonkeyPatch, card_actions: str
) -> AsyncIterator[Served]:
    """The bot of the small hub, served on a school day that goes on from two o'clock."""
    async with serving(tmp_path, bot_port, sow, card_actions=card_actions) as served:
        yield served


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def playgrounds(
    bot_port: int, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Callable[[client.User], Awaitable[client.Playground]]]:
    """Gives the Playground of a person, started when first asked for."""
    started: dict[str, client.Playground] = {}

    async def of(user: client.User) -> client.Playground:
        if user.oid not in started:
            folder = tmp_path_factory.mktemp("playground")
            bot, port = f"http://127.0.0.1:{bot_port}", client.free_port(client.FIRST_PORT)
            started[user.oid] = await client.start(
                user, [LEADER, OFFICER, HEAD], bot, port, folder, ZONE
            )
        return started[user.oid]

    yield of
    for playground in started.values():
        await playground.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def chat_as(
    chromium: Browser, playgrounds: Callable[[client.User], Awaitable[client.Playground]]
) -> AsyncIterator[Open]:
    """Opens the chat of a person with the bot that the test serves."""
    async with AsyncExitStack() as pages:

        async def opened(user: client.User) -> chat.Chat:
            context, page = await chat.opened(chromium, (await playgrounds(user)).address)
            pages.push_async_callback(context.close)
            return page

        yield opened
