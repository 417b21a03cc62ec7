"""The bot as a process of its own, with the sample in its database."""

import asyncio
import sys
from contextlib import AsyncExitStack, suppress

import aiohttp

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
    if settings.development:
        loading = await _started(running, "sample")
        if await loading.wait() != DONE:
            raise CannotRun("The sample data could not be loaded; the reason stands above.")
    bot = await _started(running, "serve")
    await _ready(f"{address(settings)}/healthz", bot)
    return bot


def address(settings: Settings) -> str:
    """Where the bot listens."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


async def _started(running: AsyncExitStack, command: str) -> asyncio.subprocess.Process:
    """A command of app.py in a process group of its own: Ctrl-C reaches it through us alone."""
    process = await asyncio.create_subprocess_exec(*APP, command, start_new_session=True)
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
