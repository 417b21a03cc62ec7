"""The database under the simulation: one connection, and points where a process may die."""

from collections.abc import Callable, Coroutine
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
        self._engine = writing(databases.empty_file(folder))
        self._connection = self._engine.connect()
        driver: Any = self._connection.connection.driver_connection
        self._driver = driver
        # A dead process loses nothing that the operating system holds: only a power cut would.
        driver.execute("PRAGMA synchronous=OFF")
        self.points = 0
        self.crash_at: int | None = None

    def close(self) -> None:
        """Closes the file."""
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
