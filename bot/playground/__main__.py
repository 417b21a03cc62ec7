"""Starts the bot with its sample data and Playgrounds of three people; Ctrl-C ends all of it."""

import asyncio
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, suppress
from pathlib import Path

from bot.playground import client
from bot.playground.players import MEMBERS, OFFICER, PLAYERS
from bot.playground.serving import CannotRun, address, in_place_of_defaults, serving
from bot.running.environment import read_settings
from bot.running.setting_values import MORNING, NOW
from bot.running.settings import BadSettings, Settings


async def run(settings: Settings) -> None:
    """Runs the bot and its Playgrounds until cancelled; raises `CannotRun` when one ends before."""
    if client.taken(settings.port):
        raise CannotRun(
            f"Port {settings.port} is taken by another program, perhaps another copy of the bot. "
            f"End that one, or choose another port: PORT={settings.port + 1} make run"
        )
    async with AsyncExitStack() as running:
        bot = await serving(settings, running)
        playgrounds = await _playgrounds(settings, running)
        _say(welcome(settings, playgrounds))
        await _until_one_ends([bot, *(p.process for p in playgrounds)])


def welcome(settings: Settings, playgrounds: Sequence[client.Playground]) -> str:
    """What to open and what to type."""
    if not settings.development:
        return f"\nThe bot listens at {address(settings)} and answers Teams. Ctrl-C ends it.\n"
    lines = ["", f"The bot listens at {address(settings)}, for this machine only."]
    if playgrounds:
        lines += ["Open these side by side in a browser:", ""]
        lines += [f"  {p.address}   {p.user.name}, {p.user.what}" for p in playgrounds]
        lines += ["", "Is a chat empty? Type hi.", *_to_try(settings), ""]
        lines += [
            "The Playground itself listens on every address of this machine: mind who can reach it."
        ]
    else:
        lines += [f"No Playground beside it: {client.missing()}."]
    return "\n".join([*lines, "Ctrl-C ends all of it.", ""])


def _to_try(settings: Settings) -> Iterator[str]:
    """What the bot says on its own, and how to see it."""
    yield (
        f"A channel: as {OFFICER.name} open {client.CHANNEL}, type @Hub, choose {client.BOT}, go "
        "on with: post here"
    )
    yield (
        "Flags come there at once. What its weekly digest would say, and the switch: type digest "
        "in the own chat."
    )
    told = in_place_of_defaults(settings)
    minutes = int(told.get("COPY_AFTER", settings.copy_after))
    yield (
        f"A school gets its copy {_minutes(minutes)} after the last change of a record; "
        "otherwise with: COPY_AFTER=30 make run"
    )
    yield (
        f"Reminders come at {settings.sending_hour:%H:%M} on school days, to who has opened the "
        f"chat before. {_clock(told.get('DEMO_CLOCK', settings.demo_clock))}"
    )


def _minutes(minutes: int) -> str:
    """So many minutes in words."""
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _clock(begins: str) -> str:
    """Where the bot's clock begins, and how to have another."""
    if begins == NOW:
        return "The bot's clock is your own; for a school morning: DEMO_CLOCK=morning make run"
    where = begins
    if begins == MORNING:
        where = "07:29 on a school day, so open a chat within the minute"
    return f"The bot's clock began at {where}; for your own: DEMO_CLOCK=now make run"


async def _playgrounds(settings: Settings, running: AsyncExitStack) -> list[client.Playground]:
    if not settings.development or client.missing():
        return []
    folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="playground-")))
    started: list[client.Playground] = []
    port = client.FIRST_PORT
    for user in PLAYERS:
        port = client.free_port(port)
        playground = await client.start(user, MEMBERS, address(settings), port, folder / user.oid)
        running.push_async_callback(playground.stop)
        started.append(playground)
        port += 1
    return started


async def _until_one_ends(processes: Sequence[asyncio.subprocess.Process]) -> None:
    waits = [asyncio.create_task(process.wait()) for process in processes]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    which = "The bot" if waits[0].done() else "A Playground"
    raise CannotRun(f"{which} ended by itself, so everything was ended.")


async def _until_told(settings: Settings) -> None:
    """Runs; the first signal ends it in order, later ones change nothing."""
    running = asyncio.create_task(run(settings))
    signs = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    told = asyncio.Event()
    for sign in signs:
        asyncio.get_running_loop().add_signal_handler(sign, told.set)
    ending = asyncio.create_task(told.wait())
    await asyncio.wait([running, ending], return_when=asyncio.FIRST_COMPLETED)
    ending.cancel()
    if not running.done():
        _say("\nEnding …")
        running.cancel()
    with suppress(asyncio.CancelledError):
        await running


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> int:
    """Runs until told to end: 0 then, 1 when something failed, 2 for bad settings."""
    try:
        asyncio.run(_until_told(read_settings()))
    except BadSettings as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    except (CannotRun, RuntimeError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
