"""`make exports`: 100,000 records as a file, from the command line and while people save."""

import argparse
import asyncio
import logging
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import insert, select

from bench.lapses import on
from bench.people import leaders, press_of_save, sow
from bench.served import BotProcess, served, settings_for
from bench.submits import opened
from bot.running.settings import PROJECT, Settings
from cards.actions.visits import VisitsFile
from domain.visits.visits import Progress, Type
from storage.engine.database import Database
from storage.store import Store
from storage.tables.operations import files
from storage.tables.visits import visits
from tests.clock import Clock
from tests.conversation import House
from tests.databases import Place
from tests.fake_teams import FakeTeams
from tests.seed import Somebody

VISITS, CALLERS = 100_000, 16
# Each caller saves for so many leaders, so many visits of each: none may have two on one day.
LEADERS, EACH = 3, 300
DID = "Watched three lessons with the subject lead; the new scheme is taught from Monday."
Press = dict[str, Any]


@dataclass(slots=True)
class Seen:
    """Milliseconds of submits, without a file and while one was made; MB of bot and maker."""

    quiet: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    seconds: float = 0.0
    size: float = 0.0
    bot: float = 0.0
    maker: float = 0.0


def main() -> None:
    """Prints a sentence for each way to a file."""
    parser = argparse.ArgumentParser("bench.exports", description=__doc__)
    parser.add_argument("--visits", type=int, default=VISITS)
    parser.add_argument("--each", type=int, default=EACH, help="submits for each leader")
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_run(Path(folder), given.visits, given.each))


async def _run(folder: Path, many: int, each: int) -> None:
    teams = FakeTeams()
    await teams.start()
    try:
        settings = settings_for(folder / "hub.db", teams)
        who = leaders(CALLERS * LEADERS + 1)
        presses = await _filled(settings, teams, who, many, each)
        for ending in ("xlsx", "csv"):
            print(await _exported(settings, folder / f"visits.{ending}", many), flush=True)
        print(_told(await _pressed(settings, teams, who, presses), many))
    finally:
        await teams.stop()


async def _filled(
    settings: Settings, teams: FakeTeams, who: list[Somebody], many: int, each: int
) -> list[list[Press]]:
    """The hub with so many records of its last leader, and forms that the others will save."""
    now, house = datetime.now(UTC), House("", teams, Clock(), None, "", None)  # type: ignore[arg-type]
    with opened(settings) as (dispatcher, database):
        database.write_now(lambda store: sow(store, who, teams.service_url, now))
        found = database.read_now(lambda store: store.people.by_email(who[-1].email))
        assert found is not None
        leader = found.id
        [support] = database.read_now(lambda store: store.deployments.led(leader))
        chats, presses = [house.chat(one) for one in who[:-1]], []
        for first, chat in enumerate(chats):
            numbers = range(first * each, first * each + each)
            presses.append([await press_of_save(chat, dispatcher, n, now) for n in numbers])
    rows = list(_records(support, leader, many, now))
    on(Place(settings.database_url), lambda c: c.execute(insert(visits), rows))
    return [list(chain(*presses[n::CALLERS])) for n in range(CALLERS)]


def _records(support: int, leader: int, many: int, now: datetime) -> Iterator[dict[str, Any]]:
    for number in range(many):
        yield {
            "deployment_id": support,
            "leader_id": leader,
            "recorded_by": leader,
            "happened": True,
            "on": now.date() - timedelta(days=number % 3_000),
            "minutes": 60 + number % 6 * 60,
            "counts": True,
            "type": Type.VISIT,
            "progress": Progress.ON_TRACK,
            "did": f"{DID} {number}",
            "source": "card",
            "version": 1,
            "recorded_at": now - timedelta(minutes=number),
        }


async def _exported(settings: Settings, to: Path, many: int) -> str:
    """What `app.py export` takes."""
    told = {"DATABASE_URL": settings.database_url, "PATH": os.environ["PATH"]}
    command = [sys.executable, str(PROJECT / "app.py"), "export", "visits", str(to)]
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = await asyncio.create_subprocess_exec(
        *command, env=told, stdout=asyncio.subprocess.DEVNULL
    )
    most = 0.0
    while process.returncode is None:
        most = max(most, _memory(process.pid))
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(process.wait()), 0.05)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert process.returncode == 0
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (
        f"app.py export visits {to.name}: {many:,} records in {took:.1f} s ({cpu:.1f} s of CPU), "
        f"at most {most:.0f} MB of memory, a file of {to.stat().st_size / 1e6:.1f} MB"
    )


async def _pressed(
    settings: Settings,
    teams: FakeTeams,
    who: Sequence[Somebody],
    presses: Sequence[Sequence[Press]],
) -> Seen:
    """Everybody saves; after a quarter of it the last leader asks for all those records."""
    seen = Seen()
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as web,
        served(settings, web) as bot,
    ):
        house = House(bot.address, teams, Clock(), web, teams.mint(), None)  # type: ignore[arg-type]
        quarter = len(presses[0]) // 4
        await _save(house, [own[:quarter] for own in presses], seen.quiet)
        seen.quiet = seen.quiet[len(seen.quiet) // 10 :]
        last = house.chat(who[-1])
        began = time.perf_counter()
        await house.post(last.activity(type="invoke", name="adaptiveCard/action", value=_ask()))
        made = asyncio.create_task(_made(settings))
        watching = asyncio.create_task(_watch(bot, seen))
        await _save(house, [own[quarter:] for own in presses], seen.busy, until=made)
        # Its offer waits for its turn among the receipts of all that was saved.
        finished, size = await made
        seen.seconds, seen.size = finished - began, size / 1e6
        watching.cancel()
    return seen


async def _made(settings: Settings) -> tuple[float, int]:
    """When the file was kept, and how large it is; however long it takes."""
    database = Database(settings.database_url, settings.hub(), Store)
    database.start(readonly=True)
    try:
        async with asyncio.timeout(600):
            while not (size := await database.read(_size)):
                await asyncio.sleep(0.1)
        return time.perf_counter(), size
    finally:
        database.close()


def _size(store: Store) -> int | None:
    found: int | None = store._connection.scalar(select(files.c.size))
    return found


def _ask() -> dict[str, Any]:
    action = VisitsFile()
    return {"action": {"type": "Action.Execute", "verb": action.verb, "data": action.data()}}


async def _save(
    house: House,
    presses: Sequence[Sequence[Press]],
    times: list[float],
    until: "asyncio.Task[Any] | None" = None,
) -> None:
    """Each caller reads each answer before the next press, until the file is there."""

    async def caller(own: Sequence[Press]) -> None:
        for press in own:
            if until is not None and until.done():
                return
            began = time.perf_counter()
            status, body = await house.post(press)
            times.append(1_000 * (time.perf_counter() - began))
            assert status == 200 and "Visit recorded" in body["value"]["fallbackText"], body

    await asyncio.gather(*map(caller, presses))


async def _watch(bot: BotProcess, seen: Seen) -> None:
    while True:
        seen.bot = max(seen.bot, bot.memory())
        children = Path(f"/proc/{bot.process}/task/{bot.process}/children").read_text().split()
        # Between fork and exec a child is a copy of the bot.
        makers = (int(child) for child in children if _is_maker(int(child)))
        seen.maker = max([seen.maker, *map(_memory, makers)])
        await asyncio.sleep(0.05)


def _is_maker(process: int) -> bool:
    with suppress(OSError):
        return b"bot.making.maker" in Path(f"/proc/{process}/cmdline").read_bytes()
    return False


def _memory(process: int) -> float:
    """The MB that a process holds; nought once it has ended."""
    with suppress(OSError, IndexError):
        told = Path(f"/proc/{process}/status").read_text()
        return int(told.partition("VmRSS:")[2].split()[0]) / 1024
    return 0.0


def _told(seen: Seen, many: int) -> str:
    def cut(times: list[float], place: int) -> float:
        return statistics.quantiles(times, n=100)[place]

    return (
        f"in the chat: {many:,} records in {seen.seconds:.1f} s from the press to the file, which "
        f"has {seen.size:.1f} MB; the bot held at most {seen.bot:.0f} MB, the process that "
        f"made it {seen.maker:.0f} MB\n"
        f"submits of {CALLERS} callers who wait: quiet p50 {cut(seen.quiet, 49):.0f} ms, p99 "
        f"{cut(seen.quiet, 98):.0f} ms ({len(seen.quiet):,}); while the file was made p50 "
        f"{cut(seen.busy, 49):.0f} ms, p99 {cut(seen.busy, 98):.0f} ms ({len(seen.busy):,}): "
        f"{cut(seen.busy, 98) / cut(seen.quiet, 98):.1f} times the quiet p99"
    )


if __name__ == "__main__":
    main()
