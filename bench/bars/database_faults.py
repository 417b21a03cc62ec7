"""R12: the database is locked, full, restarted, cut off or taken away while people save."""

import asyncio
import resource
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from sqlalchemy import Connection, select, text

from bench.bars import Bar, Result
from bench.lapses import on
from bench.people import leaders, sow
from bench.saving import Saves, saving
from bench.served import begun, ended, ready, settings_on, until_ready
from domain.hub import Hub
from storage.engine import postgres
from storage.engine.database import Database
from storage.store import Store
from storage.tables.visits import visits
from tests import databases
from tests.clock import Clock
from tests.conversation import House
from tests.databases import Place
from tests.fake_teams import FakeTeams
from tests.postgres import Server
from tests.seed import Somebody

CALLERS, LONGEST = 4, 10.0
# Seconds that each fault lasts, and how often connections are cut.
LASTS, CUTS = 10.0, 20
CALM = 1.0
FULL = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON visits EXECUTE FUNCTION full_disk()
"""
ROOM = "DROP TRIGGER full_disk ON visits; DROP FUNCTION full_disk()"
CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@dataclass(slots=True)
class Harm:
    """What a fault is done to: the database, the bot's process, and how long it lasts."""

    place: Place
    process: int
    lasts: float
    unready: Callable[[], Awaitable[bool]]
    server: Server | None = None
    broken: list[str] = field(default_factory=list)

    async def last(self, *, noticed: bool) -> None:
        """Lets the time pass; where it should be `noticed`, the bot says that it is not ready."""
        until, seen = time.monotonic() + self.lasts, False
        while time.monotonic() < until or (noticed and not seen and time.monotonic() < until + 5):
            seen = await self.unready() or seen
            await asyncio.sleep(0.05)
        if noticed and not seen:
            self.broken.append("a fault that readiness did not tell")


Fault = Callable[[Harm], Awaitable[None]]


async def locked(harm: Harm) -> None:
    """Another process holds SQLite's write lock."""
    with closing(sqlite3.connect(_file(harm), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await harm.last(noticed=False)


async def full(harm: Harm) -> None:
    """No file of the bot's may grow."""
    limits = resource.prlimit(harm.process, resource.RLIMIT_FSIZE)
    resource.prlimit(harm.process, resource.RLIMIT_FSIZE, (4_096, limits[1]))
    await harm.last(noticed=True)
    resource.prlimit(harm.process, resource.RLIMIT_FSIZE, limits)


async def moved(harm: Harm) -> None:
    """The file is moved away, and back in the end."""
    away = _file(harm).rename(_file(harm).with_name("away.db"))
    await harm.last(noticed=True)
    away.rename(_file(harm))


async def table_locked(harm: Harm) -> None:
    """Another session holds the table of visits."""
    engine = postgres.engine(harm.place.url)
    with engine.connect() as connection:
        connection.execute(text("LOCK TABLE visits IN ACCESS EXCLUSIVE MODE"))
        await harm.last(noticed=False)
    engine.dispose()


async def full_on_postgres(harm: Harm) -> None:
    """The server says that its disk is full."""
    await _run(harm, FULL)
    await harm.last(noticed=True)
    await _run(harm, ROOM)


async def restarted(harm: Harm) -> None:
    """The server ends at once, as when its machine goes down, and starts again."""
    assert harm.server is not None
    await asyncio.to_thread(harm.server.restart)


async def cut(harm: Harm) -> None:
    """Every connection is cut again and again, wherever a commit stands."""
    for _ in range(CUTS):
        await _run(harm, CUT)
        await asyncio.sleep(harm.lasts / CUTS)


ON_SQLITE: Mapping[str, Fault] = {"lock held": locked, "disk full": full, "file moved": moved}
ON_SERVER: Mapping[str, Fault] = {
    "lock held": table_locked,
    "disk full": full_on_postgres,
    "restart": restarted,
    "connections cut": cut,
}


def run(size: float, _seed: int) -> Result:
    """On SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{databases.empty_file(Path(folder))}"
        return asyncio.run(_measured(Place(url), ON_SQLITE, LASTS * size, None))


def run_on_postgres(size: float, _seed: int) -> Result:
    """On PostgreSQL."""
    server = Server()
    try:
        place = Place(server.url("postgres"))
        return asyncio.run(_measured(place, ON_SERVER, LASTS * size, server))
    finally:
        server.stop()


async def _measured(
    place: Place, faults: Mapping[str, Fault], lasts: float, server: Server | None
) -> Result:
    teams, people, saves = FakeTeams(), leaders(CALLERS), Saves()
    await teams.start()
    _put(place.url, people, teams)
    settings = settings_on(place.url, teams)
    address = f"http://127.0.0.1:{settings.port}"
    process = await begun(settings)
    try:
        async with aiohttp.ClientSession() as web:

            async def unready() -> bool:
                return not await ready(address, web)

            house = House(address, teams, Clock(), web, teams.mint(), None)  # type: ignore[arg-type]
            harm = Harm(place, process.pid, lasts, unready, server)
            await until_ready(process, address, web)
            async with saving([house.chat(who) for who in people], saves):
                slow = {name: await _recovered(harm, faults[name], saves) for name in faults}
    finally:
        await ended(process)
        await teams.stop()
    return _judged(saves, slow, saves.acknowledged - on(place, _forms), harm.broken)


async def _recovered(harm: Harm, fault: Fault, saves: Saves) -> float:
    """The seconds from the end of a fault to the next save and to readiness."""
    await asyncio.sleep(CALM)
    await fault(harm)
    ended = time.monotonic()
    async with asyncio.timeout(60):
        while saves.since(ended) == float("inf") or await harm.unready():
            await asyncio.sleep(0.02)
    return time.monotonic() - ended


def _judged(saves: Saves, slow: Mapping[str, float], lost: set[str], broken: list[str]) -> Result:
    after = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in slow.items())
    seen = (
        f"{len(saves.acknowledged)} saves acknowledged, {len(lost)} lost, {saves.refused} refused"
        f" in words, {len(saves.wrong)} otherwise; saved again and ready after: {after}"
    )
    kept = not (lost or saves.wrong or broken) and max(slow.values()) <= LONGEST
    return Result("; ".join([seen, *broken, *saves.wrong[:1]]), kept)


def _put(url: str, people: list[Somebody], teams: FakeTeams) -> None:
    database = Database(url, Hub(), Store)
    database.start()
    database.write_now(lambda store: sow(store, people, teams.service_url, datetime.now(UTC)))
    database.close()


async def _run(harm: Harm, statement: str) -> None:
    def run_it() -> None:
        engine = postgres.engine(harm.place.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    await asyncio.to_thread(run_it)


def _file(harm: Harm) -> Path:
    return Path(harm.place.url.removeprefix("sqlite:///"))


def _forms(connection: Connection) -> set[str]:
    return {form for form in connection.scalars(select(visits.c.form_id)) if form}


BAR = Bar(
    "R12",
    "While people save: the write lock held 10 s, the disk full, the file moved away; SQLite",
    f"no traceback, no acknowledged save lost, readiness tells, saved again within {LONGEST:g} s",
    run,
)
ON_POSTGRES = Bar(
    "R12p",
    "The same on PostgreSQL: a table locked 10 s, the disk full, a restart, connections cut",
    BAR.figure,
    run_on_postgres,
)
