"""PostgreSQL: a pool of threads, one transaction a unit, run again where the server says that this is safe."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import URL, create_engine
from sqlalchemy.exc import DBAPIError

from storage.migrations import migrate
from storage.units import SAID, Unit, tell

THREADS = 8
TRIES = 3
# serialization_failure and deadlock_detected: the server undid the whole of it and asks for another try.
AGAIN = {"40001", "40P01"}
LIMITS = "-c statement_timeout=5000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=15000"


class Postgres:
    """A PostgreSQL database, which several processes may share.

    `said` is called, in a thread, after a commit that put something to be said.
    """

    def __init__(self, url: URL, said: Callable[[], None]) -> None:
        self._said = said
        self._engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            pool_size=THREADS,
            max_overflow=0,
            connect_args={"options": LIMITS},
        )
        self._snapshots = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._threads = ThreadPoolExecutor(THREADS, "database")
        self._readonly = False

    def start(self, *, readonly: bool) -> None:
        """Migrates, under the server's own lock, so that replicas may start together."""
        self._readonly = readonly
        if not readonly:
            migrate(self._engine)

    def write(self, unit: Unit[Any]) -> None:
        """Runs the unit in a transaction of its own."""
        if self._readonly:
            raise RuntimeError("this database is not open for writing")
        self._threads.submit(self._answer, unit, self._committed)

    def read(self, unit: Unit[Any]) -> None:
        """Runs the unit on one snapshot, which the server lets nobody write through."""
        self._threads.submit(self._answer, unit, self._looked)

    def close(self) -> None:
        """Finishes what waits and closes the pool."""
        self._threads.shutdown()
        self._engine.dispose()

    def _answer(self, unit: Unit[Any], run: Callable[[Unit[Any]], Any]) -> None:
        if not unit.wanted:
            return
        try:
            answer, problem = _retried(unit, run), None
        except BaseException as error:
            answer, problem = None, error
        tell([(unit, answer, problem)])

    def _committed(self, unit: Unit[Any]) -> Any:
        with self._engine.connect() as connection:
            connection.info.pop(SAID, None)
            with connection.begin():
                answer = unit.run(connection)
            said = connection.info.pop(SAID, False)
        if said:
            self._said()
        return answer

    def _looked(self, unit: Unit[Any]) -> Any:
        with self._snapshots.connect() as connection:
            return unit.run(connection)


def _retried(unit: Unit[Any], run: Callable[[Unit[Any]], Any]) -> Any:
    for tried in range(1, TRIES):
        try:
            return run(unit)
        except DBAPIError as error:
            if not (error.connection_invalidated or getattr(error.orig, "sqlstate", None) in AGAIN):
                raise
            time.sleep(random.uniform(0, 0.05 * 2**tried))  # noqa: S311 - jitter, not a secret
    return run(unit)
