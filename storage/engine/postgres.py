"""PostgreSQL: a pool of threads, one transaction for each unit, run again where that is safe."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, make_url
from sqlalchemy.exc import DBAPIError, OperationalError

from storage.engine.trouble import Trouble, translated
from storage.engine.units import WAKE, Unit, Unreachable, tell
from storage.migrations import migrate, refuse_strange, standing

THREADS = 8
# How often the whole of a unit runs again at most.
AGAIN = 3
SERIALIZATION_FAILURE, UNIQUE_VIOLATION = "40001", "23505"
# A serialization failure: the server undid the whole and asks for another try. A unique violation:
# another transaction claimed the same key first, and the next run finds what that one wrote, as it
# would on SQLite. A unit whose own fault it is gets the error after the last try.
CONFLICT = {SERIALIZATION_FAILURE, UNIQUE_VIOLATION}
DEADLOCK = "40P01"
# The server is being shut down, has crashed, or is not yet ready.
SERVER_ENDS = {"57P01", "57P02", "57P03"}
# Seconds before the second, third and fourth run, of which chance takes up to a half away. Teams
# waits ten seconds for an answer.
# A conflict is over as soon as the other transaction commits.
AFTER_CONFLICT = (0.02, 0.1, 0.3)
# The one that won a deadlock has half of its work still to do, and would be met again on its way.
AFTER_DEADLOCK = (0.5, 1.0, 1.5)
# A server takes some seconds to start again.
AFTER_LOSS = (0.5, 1.5, 3.0)
# Milliseconds: a statement of a turn that takes longer hangs.
LIMITS = (
    "-c statement_timeout=5000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=15000"
)
# Seconds: a server that has gone without a word is noticed within 20 of them.
LINE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
}

T = TypeVar("T")


def engine(url: URL | str, **options: Any) -> Engine:
    """A pool of connections whose statements and locks have a limit of time.

    The options are `create_engine`'s.
    """
    usual: dict[str, Any] = {
        "isolation_level": "READ COMMITTED",
        "pool_pre_ping": True,
        "pool_size": THREADS,
        "max_overflow": 0,
        "connect_args": {"options": LIMITS, **LINE},
    }
    return create_engine(make_url(url).set(drivername="postgresql+psycopg"), **usual | options)


class Postgres:
    """A PostgreSQL database, which several processes may share.

    `wake` is called, in a thread, after a commit that put something for the worker.
    """

    def __init__(self, url: URL, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._url = url
        self._engine = engine(url)
        self._snapshots = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._threads = ThreadPoolExecutor(THREADS, "database")
        self._readonly = False
        self._trouble = Trouble()

    def start(self, *, readonly: bool) -> None:
        """Migrates, under a lock of the server, so that replicas may start together.

        Raises Unreachable and Strange.
        """
        self._readonly = readonly
        begin = refuse_strange if readonly else migrate
        try:
            _reached(self._url, partial(begin, self._engine))
        except BaseException:
            self.close()
            raise

    @property
    def writable(self) -> bool:
        """Whether it took what was written last."""
        return not self._trouble

    def write(self, unit: Unit[Any]) -> None:
        """Runs the unit in a transaction of its own."""
        if self._readonly:
            raise RuntimeError("this database is not open for writing")
        self._threads.submit(self._answer, unit, writing=True)

    def read(self, unit: Unit[Any]) -> None:
        """Runs the unit on one snapshot, which the server lets nobody write through."""
        self._threads.submit(self._answer, unit, writing=False)

    def close(self) -> None:
        """Finishes what waits and closes the pool."""
        self._threads.shutdown()
        self._engine.dispose()

    def _answer(self, unit: Unit[Any], *, writing: bool) -> None:
        if not unit.wanted:
            return
        run = self._committed if writing else self._looked
        try:
            answer, problem = _again(lambda: run(unit)), None
        except BaseException as error:
            answer, problem = None, translated(error, writing=writing)
            if writing:
                self._trouble.note(problem)
        tell([(unit, answer, problem)])

    def _committed(self, unit: Unit[Any]) -> Any:
        with self._engine.connect() as connection:
            connection.info.pop(WAKE, None)
            with connection.begin():
                answer = unit.run(connection)
                # Asked only while there is trouble: it is a trip to the server.
                wrote = bool(self._trouble) and _has_written(connection)
            if wrote:
                self._trouble.note(None)
            wakes = connection.info.pop(WAKE, False)
        if wakes:
            self._wake()
        return answer

    def _looked(self, unit: Unit[Any]) -> Any:
        with self._snapshots.connect() as connection:
            return unit.run(connection)


def _has_written(connection: Connection) -> bool:
    """Whether the transaction wrote: a commit of nothing touches no disk, and proves nothing."""
    asked = "SELECT pg_current_xact_id_if_assigned() IS NOT NULL"
    return bool(connection.exec_driver_sql(asked).scalar())


def has_tables(url: URL) -> bool:
    """Whether the database is there and not empty; raises Unreachable."""
    looking = engine(url)

    def look() -> bool:
        with looking.connect() as connection:
            return bool(standing(connection))

    try:
        return _reached(url, look)
    finally:
        looking.dispose()


def _reached(url: URL, run: Callable[[], T]) -> T:
    try:
        return _again(run)
    except OperationalError as error:
        place = url.render_as_string(hide_password=True)
        raise Unreachable(f"The database {place} cannot be opened: {error.orig}") from error


def _again(run: Callable[[], T]) -> T:
    """What `run` gives, begun anew where the server undid it, or where the connection was lost.

    A connection that is lost during its commit leaves open whether the commit was made. To run
    again is safe all the same. What must not happen twice is claimed, in its own transaction, by a
    unique key (of an activity, a form, a row of the outbox) or by a state that it leaves (a lease,
    an unspent code). If the first run was committed, the second finds its claim and gives what is
    kept. A message may so be found as being sent already: like any send that was interrupted, it
    waits for a person and is not sent again.
    """
    for number in range(AGAIN):
        try:
            return run()
        except DBAPIError as error:
            if (waits := _waits(error)) is None:
                raise
            time.sleep(waits[number] * random.uniform(0.5, 1))  # noqa: S311 - jitter, not a secret
    return run()


def _waits(error: DBAPIError) -> tuple[float, ...] | None:
    state = getattr(error.orig, "sqlstate", None)
    if state in CONFLICT:
        return AFTER_CONFLICT
    if state == DEADLOCK:
        return AFTER_DEADLOCK
    # An error without a state comes from the driver: it lost the server.
    lost = error.connection_invalidated or (isinstance(error, OperationalError) and state is None)
    return AFTER_LOSS if lost or state in SERVER_ENDS else None
