"""R15: how soon the whole bot is ready, what it holds, how it answers under load, how it ends."""

import asyncio
import contextlib
import http.client
import random
import statistics
import tempfile
import threading
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from sqlalchemy import select

from bench.bars import Bar, Result, share
from bench.bars.submits import Press, presses_of
from bench.lapses import on
from bench.served import BotProcess, begun, ended, settings_for, until_ready
from bot.running.settings import Settings
from storage.tables.visits import visits
from tests import databases
from tests.clock import Clock
from tests.conversation import House
from tests.databases import Place
from tests.fake_teams import FakeTeams

STARTS, IDLE, SECONDS, A_SECOND, PEOPLE = 3, 20, 20, 50, 50
# The figures to reach: seconds, MB, milliseconds, seconds.
READY, MEMORY, LAG, END = 5.0, 150.0, 50.0, 25.0
# How often the bot is asked whether it is alive; submits that it has before it when it is to end.
EVERY, BEFORE_END = 0.01, 0.5


@dataclass(slots=True)
class Life:
    """What was measured, and which forms were said to be saved."""

    ready: list[float] = field(default_factory=list)
    memory: float = 0.0
    lags: list[float] = field(default_factory=list)
    end: float = 0.0
    status: int | None = None
    saved: set[str] = field(default_factory=set)
    lost: int = 0


def run(size: float, seed: int) -> Result:
    """Starts on no database, idles; then submits come evenly, and it is ended amid them."""
    life = Life()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_lived(Path(folder), size, random.Random(seed), life))
    lag = 1000 * statistics.quantiles(life.lags, n=100)[98]
    seen = (
        f"{len(life.ready)} starts on no database, ready in {max(life.ready):.1f} s at most; idle "
        f"{life.memory:.0f} MB; with {A_SECOND} submits a second p99 {lag:.0f} ms of "
        f"{len(life.lags)} calls; ended in {life.end:.1f} s (status {life.status}), "
        f"{len(life.saved)} acknowledged, {life.lost} lost"
    )
    quick = max(life.ready) <= READY and lag <= LAG and life.end <= END
    whole = life.status == 0 and bool(life.saved) and not life.lost
    return Result(seen, quick and not life.memory > MEMORY and whole)


async def _lived(folder: Path, size: float, dice: random.Random, life: Life) -> None:
    teams = FakeTeams()
    await teams.start()
    try:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as web:
            for number in range(share(STARTS, size)):
                async with _started(settings_for(folder / f"{number}.db", teams), web) as process:
                    life.ready.append(time.perf_counter() - process.began)
                    await asyncio.sleep(share(IDLE, size))
                    life.memory = BotProcess("", process.process.pid).memory()
            settings = settings_for(databases.empty_file(folder), teams)
            each = share(SECONDS * A_SECOND // PEOPLE, size) + 1
            waves = await presses_of(settings, teams, PEOPLE, each)
            presses = [press for wave in waves for press in dice.sample(wave, PEOPLE)]
            async with _started(settings, web) as process:
                house = House(process.address, teams, Clock(), web, teams.mint(), None)  # type: ignore[arg-type]
                await _loaded(house, presses, process, life)
    finally:
        await teams.stop()
    kept = set(
        on(Place(settings.database_url), lambda c: c.scalars(select(visits.c.form_id)).all())
    )
    life.lost = len(life.saved - kept)


@dataclass(frozen=True, slots=True)
class Started:
    """A process that is ready; `began` is when it was called for."""

    process: Process
    address: str
    began: float


@contextlib.asynccontextmanager
async def _started(settings: Settings, web: aiohttp.ClientSession) -> AsyncIterator[Started]:
    """The bot, from the command until it is ready; ended at the end, if it was not before."""
    began, address = time.perf_counter(), f"http://127.0.0.1:{settings.port}"
    process = await begun(settings)
    try:
        await until_ready(process, address, web)
        yield Started(process, address, began)
    finally:
        await ended(process)


async def _loaded(house: House, presses: Sequence[Press], bot: Started, life: Life) -> None:
    """Presses evenly; ends the bot when a little is left to press, and what comes then is lost."""
    tasks, began = list[asyncio.Task[None]](), time.perf_counter()
    ends_at = len(presses) - round(BEFORE_END * A_SECOND)
    with _asked(bot.address, life.lags):
        for number, press in enumerate(presses[:ends_at]):
            await asyncio.sleep(max(0.0, began + number / A_SECOND - time.perf_counter()))
            tasks.append(asyncio.create_task(_pressed(house, press, life)))
    # All that are left at once: it is to end while it works.
    tasks += [asyncio.create_task(_pressed(house, press, life)) for press in presses[ends_at:]]
    await asyncio.sleep(0.01)
    asked = time.perf_counter()
    bot.process.terminate()
    life.status = await bot.process.wait()
    life.end = time.perf_counter() - asked
    await asyncio.gather(*tasks)


async def _pressed(house: House, press: Press, life: Life) -> None:
    with contextlib.suppress(aiohttp.ClientError):
        _, body = await house.post(press)
        if "Visit recorded" in str(body):
            life.saved.add(press["value"]["action"]["data"]["form"])


@contextlib.contextmanager
def _asked(address: str, lags: list[float]) -> Iterator[None]:
    """Asks whether it is alive, again and again in a thread of its own; notes the seconds."""
    over = threading.Event()
    asking = threading.Thread(target=_ask, args=(address.removeprefix("http://"), lags, over))
    asking.start()
    try:
        yield
    finally:
        over.set()
        asking.join()


def _ask(place: str, lags: list[float], over: threading.Event) -> None:
    connection = http.client.HTTPConnection(place, timeout=30)
    while not over.wait(EVERY):
        began = time.perf_counter()
        connection.request("GET", "/healthz")
        connection.getresponse().read()
        lags.append(time.perf_counter() - began)
    connection.close()


BAR = Bar(
    "R15",
    f"The whole bot: started without a database, idle, with {A_SECOND} submits a second, ended "
    "amid them, SQLite",
    f"ready in {READY:g} s; idle at most {MEMORY:g} MB; /healthz p99 at most {LAG:g} ms "
    f"meanwhile; ended in {END:g} s, nothing acknowledged lost",
    run,
)
