"""The bot as a process of its own, with the sample in its database."""

import asyncio
import sys
from collections.abc import Mapping
from contextlib import AsyncExitStack, suppress

import aiohttp

from bot.playground.client import environment
from bot.running.setting_values import MORNING
from bot.running.settings import PROJECT, Settings

DONE = 0
READY_WITHIN = 30.0
STOPS_WITHIN = 8.0
APP = (sys.executable, str(PROJECT / "app.py"))


class CannotRun(Exception):  # noqa: N818 - its text is the message to the person who starts it
    """Raised with the reason, in words."""


async def serving(settings: Settings, running: AsyncExitStack) -> asyncio.subprocess.Process:
    """The bot's process, when it answers; leaving the context ends it.

    Raises `CannotRun` if it does not start. The process reads the same environment as this one. A
    development bot gets the sample where it has none yet.
    """
    told = in_place_of_defaults(settings)
    if settings.development:
        loading = await _started(running, "sample", told)
        if await loading.wait() != DONE:
            raise CannotRun("The sample data could not be loaded; the reason stands above.")
    bot = await _started(running, "serve", told)
    await _ready(f"{address(settings)}/healthz", bot)
    return bot


def address(settings: Settings) -> str:
    """Where the bot listens."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


def in_place_of_defaults(settings: Settings) -> dict[str, str]:
    """What a newcomer is shown at once: a school morning, and copies after a minute."""
    if not settings.development:
        return {}
    shown = {"demo_clock": MORNING, "copy_after": "1"}
    return {name.upper(): v for name, v in shown.items() if name not in settings.model_fields_set}


async def _started(
    running: AsyncExitStack, command: str, told: Mapping[str, str]
) -> asyncio.subprocess.Process:
    """A command of app.py in a process group of its own: Ctrl-C reaches it through us alone."""
    process = await asyncio.create_subprocess_exec(
        *APP, command, env=environment(told), start_new_session=True
    )
    running.push_async_callback(_end, process)
    return process


async def _ready(page: str, bot: asyncio.subprocess.Process) -> None:
    async with aiohttp.ClientSession() as web:
        for _ in range(round(READY_WITHIN / 0.1)):
            if bot.returncode is not None:
                raise CannotRun("The bot did not start; the reason stands above.")
            with suppress(aiohttp.ClientError):
                async with web.get(page) as answer:
                    if answer.ok:
                        return
            await asyncio.sleep(0.1)
    raise CannotRun("The bot did not answer in time.")


async def _end(process: asyncio.subprocess.Process) -> None:
    """Lets the process finish what it is at, but not for ever."""
    for stop in (process.terminate, process.kill):
        with suppress(ProcessLookupError):
            stop()
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), STOPS_WITHIN)
            return
