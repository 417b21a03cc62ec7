"""The door to the database: runs a function of the store in another thread, in one transaction."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Generic, TypeVar

from sqlalchemy import URL, Connection, make_url

from domain.hub import Hub
from storage.engine.lock import refuse_gone
from storage.engine.postgres import Postgres, has_tables
from storage.engine.sqlite import Sqlite
from storage.engine.trouble import Unavailable as Unavailable
from storage.engine.units import Engine, Unit

# Units: while so many wait, whoever comes next is told at once to try again.
WAITING = 2_000
_log = logging.getLogger(__name__)
S = TypeVar("S")
T = TypeVar("T")


class Busy(Exception):  # noqa: N818 - the caller may say "try again", nothing is broken
    """Too many units wait already; nothing of this one was begun."""


class Database(Generic[S]):
    """Runs functions of a store, which `make_store` makes for each transaction.

    `url` is `sqlite:///path` or `postgresql://…`; ValueError for any other.
    """

    def __init__(self, url: str, hub: Hub, make_store: Callable[[Connection, Hub], S]) -> None:
        self.url = url
        self._hub = hub
        self._make_store = make_store
        self._waiting = 0
        self._listener: Callable[[], None] = lambda: None
        self._engine = _engine(make_url(url), self._wake)

    def start(self, *, readonly: bool = False) -> None:
        """Opens the database, migrated to the newest tables.

        Raises InUse if another process writes this SQLite file, Gone if only its lock is left, and
        Strange for tables of another version. `readonly` migrates nothing, takes no lock and lets
        nothing be written.
        """
        self._engine.start(readonly=readonly)

    def close(self) -> None:
        """Finishes what waits and lets go of the file or the server."""
        self._engine.close()

    def listen(self, listener: Callable[[], None]) -> None:
        """Has `listener` called after each commit that put something for the worker.

        It runs in the thread that commits, so it must return at once.
        """
        self._listener = listener

    async def write(self, fn: Callable[[S], T]) -> T:
        """Runs `fn` in a transaction; gives what it gives, after the commit.

        Raises what `fn` raises, with nothing written, Busy and Unavailable. After a failure of the
        database `fn` may run again: whatever must not happen twice has to claim a unique key.
        """
        # Nothing of the first run is there then, unless it was committed and only its answer lost.
        return await self._awaited(self._engine.write, fn)

    async def read(self, fn: Callable[[S], T]) -> T:
        """Runs `fn` on one snapshot of what is committed; gives what it gives.

        An attempt to write raises.
        """
        return await self._awaited(self._engine.read, fn)

    @property
    def writable(self) -> bool:
        """Whether it takes writes: False from a write that it refused until one that it kept.

        False too once the SQLite file is no longer the one that was opened.
        """
        return self._engine.writable

    def write_now(self, fn: Callable[[S], T]) -> T:
        """Does as `write`, and waits: for the command line."""
        future: Future[T] = Future()
        self._engine.write(self._unit(fn, future))
        return future.result()

    def read_now(self, fn: Callable[[S], T]) -> T:
        """Does as `read`, and waits: for the command line."""
        future: Future[T] = Future()
        self._engine.read(self._unit(fn, future))
        return future.result()

    async def _awaited(self, run: Callable[[Unit[Any]], None], fn: Callable[[S], T]) -> T:
        if self._waiting >= WAITING:
            raise Busy(f"{WAITING} units wait already")
        self._waiting += 1
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        try:
            run(self._unit(fn, future))
            return await future
        finally:
            self._waiting -= 1

    def _unit(self, fn: Callable[[S], T], future: "Future[T] | asyncio.Future[T]") -> Unit[T]:
        return Unit(lambda connection: fn(self._make_store(connection, self._hub)), future)

    def _wake(self) -> None:
        try:
            self._listener()
        except Exception:
            _log.exception("the listener for commits failed")


def exists(url: str) -> bool:
    """Whether the file is there, or the server's database has tables; raises Unreachable, Gone."""
    place = make_url(url)
    if place.get_backend_name() == "postgresql":
        return has_tables(place)
    path = Path(place.database or "")
    refuse_gone(path)
    return path.exists()


def file_of(url: str) -> Path | None:
    """The SQLite file that an address names; None for a database on a server."""
    place = make_url(url)
    return Path(place.database or "").absolute() if _is_file(place) else None


def _is_file(place: URL) -> bool:
    return place.get_backend_name() == "sqlite" and place.database not in (None, "", ":memory:")


def _engine(url: URL, wake: Callable[[], None]) -> Engine:
    if url.get_backend_name() == "postgresql":
        return Postgres(url, wake)
    if not _is_file(url):
        raise ValueError(
            "the database is an SQLite file (sqlite:///path) or PostgreSQL (postgresql://…)"
        )
    return Sqlite(Path(url.database or ""), wake)
