"""Whom the browser tests play, people of the small hub, and the bot that they talk to."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import InitVar, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.playground.client import User
from bot.playground.serving import address
from bot.running.demo_clock import Clock as DemoClock
from bot.running.demo_clock import going_on_from
from bot.running.settings import Settings
from storage.engine.database import Database
from storage.store import Store
from tests import databases, seed
from tests.browser.chat import Chat
from tests.make import NOW, TODAY, record, visit

LEADER = User(seed.FARIDA.oid, seed.FARIDA.name, seed.FARIDA.email)
OFFICER = User(seed.SAMIRA.oid, seed.SAMIRA.name, seed.SAMIRA.email)
HEAD = User(seed.HEAD.oid, seed.HEAD.name, seed.HEAD.email)
DID = "Watched three phonics lessons with the English lead; blending is slow in one."
Open = Callable[[User], Awaitable[Chat]]


def sow(store: Store) -> None:
    """The small hub; the leader was at Peel Park a week ago, so that its form can guess."""
    seed.sow(store)
    support = store.deployments.get(1)
    assert support is not None
    before = visit(on=TODAY - timedelta(days=7), objective=support.objectives[0].id)
    leader = support.leaders[0]
    at = NOW - timedelta(days=7)
    store.visits.add(record(deployment=support, leader=leader, what=before, recorded_at=at), None)


@dataclass(slots=True)
class Clock:
    """The bot's clock is a development bot's own, which the story moves."""

    moment: InitVar[datetime]
    _shows: DemoClock = field(init=False)

    def __post_init__(self, moment: datetime) -> None:
        """Begins."""
        self.move(moment)

    def __call__(self) -> datetime:
        """Now."""
        return self._shows()

    def move(self, to: datetime) -> None:
        """Goes on from there."""
        self._shows = going_on_from(to)


@dataclass(frozen=True, slots=True)
class Served:
    """The running bot, seen from beside it, and its clock."""

    database: Path
    clock: Clock
    kept: Database[Store]
    address: str

    async def at(self, moment: datetime) -> None:
        """Moves the clock; what is due then is on its way."""
        self.clock.move(moment)
        await self.kept.write(lambda store: seed.tick(moment, store))

    async def did(self, change: Callable[[Store], Any]) -> None:
        """Has something happen that the story does not tell."""
        await self.kept.write(change)

    async def quiet(self) -> None:
        """Waits until nothing is left in the outbox that is due or on its way."""
        busy = "select count(*) from outbox where state in ('ready', 'leased', 'sending')"
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            while database.execute(busy).fetchone()[0]:
                await asyncio.sleep(0.02)

    def hold(self, seconds: float) -> None:
        """Delays everything that the bot says on its own, as after a 429 of the connector."""
        until = (
            (self.clock() + timedelta(seconds=seconds))
            .replace(tzinfo=None)
            .isoformat(" ", "microseconds")
        )
        with closing(sqlite3.connect(self.database)) as database, database:
            changed = database.execute("update conversations set next_allowed_at = ?", (until,))
            assert changed.rowcount > 0


@asynccontextmanager
async def serving(
    folder: Path, port: int, fill: Callable[[Store], Any], began: datetime = NOW, **told: Any
) -> AsyncIterator[Served]:
    """The bot on what `fill` writes into an empty database, on a school day from two o'clock.

    `told` are more settings.
    """
    from app import DATABASE, build

    database = databases.started(folder)
    database.write_now(fill)
    database.close()
    settings = Settings(
        _env_file=None, database_url=f"sqlite:///{folder / 'hub.db'}", port=port, **told
    )
    clock = Clock(began)
    app = build(settings, clock=clock)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, settings.host, port).start()
    try:
        yield Served(folder / "hub.db", clock, app[DATABASE], address(settings))
    finally:
        await runner.cleanup()
