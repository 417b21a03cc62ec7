"""Whom the browser tests play, people of the small hub, and the bot that they talk to."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.playground.client import User
from bot.playground.serving import address
from bot.running.settings import Settings
from storage.engine.database import Database
from storage.store import Store
from tests import databases, seed
from tests.browser.chat import Chat
from tests.make import NOW

LEADER = User(seed.FARIDA.oid, seed.FARIDA.name, seed.FARIDA.email)
OFFICER = User(seed.SAMIRA.oid, seed.SAMIRA.name, seed.SAMIRA.email)
HEAD = User(seed.HEAD.oid, seed.HEAD.name, seed.HEAD.email)
DID = "Watched three phonics lessons with the English lead; blending is slow in one."
Open = Callable[[User], Awaitable[Chat]]


@dataclass(slots=True)
class Clock:
    """The bot's clock: it goes on from a moment as time does, and is moved by the story."""

    moment: datetime
    since: float = field(default_factory=time.monotonic)

    def __call__(self) -> datetime:
        """Now."""
        return self.moment + timedelta(seconds=time.monotonic() - self.since)

    def move(self, to: datetime) -> None:
        """Goes on from there."""
        self.moment, self.since = to, time.monotonic()


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
