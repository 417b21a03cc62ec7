"""SQLite: one thread owns the only connection that writes; readers never wait for it."""

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, QueuePool, StaticPool
from sqlalchemy.exc import DatabaseError

from storage.engine.beginning import Reads, Writes, engine
from storage.engine.lock import Lock, refuse_gone
from storage.engine.opened_file import OpenedFile
from storage.engine.sound import refuse_damaged
from storage.engine.trouble import Trouble, translated
from storage.engine.units import Unit, Unreachable, tell
from storage.engine.writer import Writer
from storage.migrations import migrate, refuse_strange

# Units in one commit at most.
GROUP = 100
READERS = 4
RESET_MENDED = (3, 51, 3)
_log = logging.getLogger(__name__)


class Sqlite:
    """An SQLite file in WAL mode with `synchronous=FULL`, so that no answered write is ever lost.

    Units that wait at the same time share one commit, each in a savepoint of its own. They are
    answered after it. `wake` is called, in the writer's thread, after a commit that put something
    for the worker.
    """

    def __init__(self, path: Path, wake: Callable[[], None]) -> None:
        self._path = path.absolute()
        self._wake = wake
        self._lock = Lock(self._path)
        self._file = OpenedFile(self._path)
        self._trouble = Trouble()
        self._waiting: queue.SimpleQueue[Unit[Any] | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        self._engine = writing(self._path)
        self._readers = ThreadPoolExecutor(READERS, "reader")
        self._snapshots = reading(self._path)

    def start(self, *, readonly: bool) -> None:
        """Takes the lock, migrates the tables, and begins to write; `readonly` does none of that.

        Raises InUse, Gone, Strange, and Unreachable for a file that is damaged or no database. With
        `readonly` it raises FileNotFoundError where there is no file.
        """
        if readonly:
            if not self._path.exists():
                raise FileNotFoundError(f"There is no database at {self._path}.")
            refuse_strange(self._snapshots)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        refuse_gone(self._path)
        self._lock.acquire()
        try:
            self._path.touch(mode=0o600)
            _name_fault()
            # Before the writer opens it: as the last to close, it would write a log that belongs to
            # another file into this one.
            refuse_damaged(self._path)
            migrate(self._engine)
            self._file.note()
        except DatabaseError as error:
            self.close()
            raise Unreachable(
                f"The database {self._path} cannot be opened: {error.orig}."
            ) from error
        except BaseException:
            self.close()
            raise
        self._writer = threading.Thread(target=self._write_all, name="writer", daemon=True)
        self._writer.start()

    @property
    def writable(self) -> bool:
        """Whether the file is still the one that was opened, and took what was written last."""
        return not (self._trouble or self._file.moved())

    def write(self, unit: Unit[Any]) -> None:
        """Puts the unit in the writer's queue."""
        if self._writer is None:
            raise RuntimeError("this database is not open for writing")
        self._waiting.put(unit)

    def read(self, unit: Unit[Any]) -> None:
        """Runs the unit on a snapshot of what is committed by now."""
        self._readers.submit(self._read_one, unit)

    def close(self) -> None:
        """Finishes what waits, closes all connections and unlocks the file.

        The readers end first: the last connection to close writes the WAL into the file, and only
        the writer's may.
        """
        self._readers.shutdown()
        self._snapshots.dispose()
        writer, self._writer = self._writer, None
        if writer is not None:
            self._waiting.put(None)
            writer.join()
        self._engine.dispose()
        self._lock.release()

    def _read_one(self, unit: Unit[Any]) -> None:
        if not unit.wanted:
            return
        try:
            self._file.refuse_moved()
            with self._snapshots.connect() as connection:
                answer, problem = unit.run(connection), None
        except BaseException as error:
            answer, problem = None, translated(error, writing=False)
        tell([(unit, answer, problem)])

    def _write_all(self) -> None:
        with self._engine.connect() as connection:
            writer = Writer(connection, self._wake, self._file, self._trouble)
            while first := self._waiting.get():
                last = self._fill(group := [first])
                if wanted := [unit for unit in group if unit.wanted]:
                    writer.commit(wanted)
                if last:
                    return

    def _fill(self, group: list[Unit[Any]]) -> bool:
        """Adds all units that wait by now to the group; whether the queue was closed after them."""
        try:
            while len(group) < GROUP:
                unit = self._waiting.get_nowait()
                if unit is None:
                    return True
                group.append(unit)
        except queue.Empty:
            pass
        return False


def writing(path: Path) -> Engine:
    """An engine with the one connection that writes; its transactions begin with the write lock."""

    def connect() -> sqlite3.Connection:
        driver = _driver(str(path))
        driver.execute("PRAGMA journal_mode=WAL")
        driver.execute("PRAGMA synchronous=FULL")
        driver.execute("PRAGMA foreign_keys=ON")
        return driver

    return engine(Writes, creator=connect, poolclass=StaticPool)


def reading(path: Path) -> Engine:
    """An engine of connections that cannot write; each of their transactions sees one moment."""
    place = f"{path.absolute().as_uri()}?mode=ro"
    options = {"poolclass": QueuePool, "pool_size": READERS, "max_overflow": 0}
    return engine(Reads, creator=lambda: _driver(place, uri=True), **options)


def _driver(place: str, *, uri: bool = False) -> sqlite3.Connection:
    # `isolation_level=None`: only we begin transactions. The driver would begin none before a
    # SELECT, and others too late to wait for the lock.
    driver = sqlite3.connect(
        place, uri=uri, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    driver.execute("PRAGMA busy_timeout=5000")
    # SQLite's own `lower` knows the letters of English only.
    driver.create_function("lower", 1, str.lower, deterministic=True)
    return driver


def _name_fault() -> None:
    if sqlite3.sqlite_version_info < RESET_MENDED:
        # Nobody who starts the bot can or need do anything about it.
        _log.debug(
            f"SQLite {sqlite3.sqlite_version} has the WAL-reset fault (mended in 3.51.3);"
            " it needs two connections that write, and here is one"
        )
