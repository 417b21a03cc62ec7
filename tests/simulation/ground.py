"""The database under the simulation: one connection, and points where a process may die."""

import sqlite3
from collections.abc import Callable, Coroutine
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar, cast

from domain.hub import Hub
from storage.engine.database import Database
from storage.engine.sqlite import writing
from storage.store import Store
from tests import databases

T = TypeVar("T")


class Crashed(BaseException):
    """The process that was at work died here."""


class Ground:
    """Runs units of work at once, in the only thread.

    Points are numbered from 1: in each transaction before its commit, after each commit, and
    after each call of the connector. At point `crash_at` whoever is at work dies.
    """

    def __init__(self, folder: Path, hub: Hub) -> None:
        self._hub = hub
        # In memory: a dead process loses nothing that is committed, as with a file.
        self._engine = writing(Path(":memory:"))
        self._connection = self._engine.connect()
        driver: Any = self._connection.connection.driver_connection
        self._driver = driver
        with closing(sqlite3.connect(databases.empty_file(folder))) as empty:
            empty.backup(driver)
        self._apart = 0
        self._looked: tuple[int, datetime] | None = None
        self.points = 0
        self.crash_at: int | None = None

    def close(self) -> None:
        """Forgets it."""
        self._connection.close()
        self._engine.dispose()

    @property
    def changes(self) -> int:
        """How many rows were written so far, undone or not."""
        return int(self._driver.total_changes)

    def point(self) -> None:
        """A point where a process may die."""
        self.points += 1
        if self.points == self.crash_at:
            raise Crashed

    def write(self, work: Callable[[Store], T]) -> T:
        """What the work gives, committed."""
        with self._connection.begin():
            answer = work(Store(self._connection, self._hub))
            self.point()
        self.point()
        return answer

    def read(self, work: Callable[[Store], T]) -> T:
        """What the work gives; whatever it wrote is undone."""
        with self._connection.begin() as transaction:
            answer = work(Store(self._connection, self._hub))
            transaction.rollback()
        return answer

    def write_apart(self, work: Callable[[Store], object]) -> None:
        """Writes what is a replica's own; its one row is no change for others."""
        before = self.changes
        self.write(work)
        self._apart += min(1, self.changes - before)

    def note_quiet(self, now: datetime) -> None:
        """Nothing was due by now."""
        self._looked = self.changes - self._apart, now

    def quiet(self, now: datetime, within: timedelta) -> bool:
        """Whether nothing was due a moment ago, and nothing was written since."""
        if self._looked is None or self._looked[0] != self.changes - self._apart:
            return False
        return timedelta() <= now - self._looked[1] < within

    def rows(self, sql: str, **values: object) -> list[Any]:
        """What a query of the test itself finds."""
        return list(self._driver.execute(sql, values).fetchall())

    def database(self) -> Database[Store]:
        """The same for those who await it."""
        return cast("Database[Store]", _Instant(self))


class _Instant:
    """A database whose coroutines never wait."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def write(self, work: Callable[[Store], T]) -> T:
        return self._ground.write(work)

    async def read(self, work: Callable[[Store], T]) -> T:
        return self._ground.read(work)


def at_once(work: Coroutine[Any, Any, T]) -> T:
    """What a coroutine gives that never waits for anything."""
    try:
        work.send(None)
    except StopIteration as end:
        return cast("T", end.value)
    work.close()
    raise AssertionError("it waits for an event loop, and here is none")
