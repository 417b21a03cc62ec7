"""Whom the browser tests play, people of the small hub, and the bot that they talk to."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.playground.client import User
from tests import seed
from tests.browser.chat import Chat

LEADER = User(seed.FARIDA.oid, seed.FARIDA.name, seed.FARIDA.email)
OFFICER = User(seed.SAMIRA.oid, seed.SAMIRA.name, seed.SAMIRA.email)
Open = Callable[[User], Awaitable[Chat]]


@dataclass(frozen=True, slots=True)
class Served:
    """The running bot, seen from beside it, and its clock."""

    database: Path
    clock: Callable[[], datetime]

    async def quiet(self) -> None:
        """Waits until nothing is left in the outbox that is due or on its way."""
        busy = "select count(*) from outbox where state in ('ready', 'leased', 'sending')"
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            while database.execute(busy).fetchone()[0]:
                await asyncio.sleep(0.02)

    def hold(self, seconds: float) -> None:
        """Has everything that the bot says on its own wait so long, as after a 429 of the connector."""
        until = (self.clock() + timedelta(seconds=seconds)).replace(tzinfo=None).isoformat(" ", "microseconds")
        with closing(sqlite3.connect(self.database)) as database, database:
            changed = database.execute("update conversations set next_allowed_at = ?", (until,))
            assert changed.rowcount > 0
