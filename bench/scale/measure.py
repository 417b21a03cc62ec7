"""What one piece of work costs: CPU of the bot and of the server, statements, rows read."""

import math
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError

from domain.hub import Hub
from storage.store import Store

Work = Callable[[Store], object]
# A statement as the driver gets it, with its values.
Statement = tuple[str, Any]
STEPS = 100
_READ = text(
    "SELECT coalesce(sum(seq_tup_read), 0) + coalesce(sum(idx_tup_fetch), 0)"
    " FROM pg_stat_xact_user_tables"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """The median milliseconds of CPU, how many statements, and how much the database went through.

    `read` counts rows on PostgreSQL, and on SQLite hundreds of steps of its machine.
    """

    cpu: float
    queries: int
    read: int


def cost_of(work: Work, connection: Connection, hub: Hub, rounds: int) -> Cost:
    """The cost of work inside a transaction that is undone each time, once it was warm.

    It is infinite where a statement took longer than the server allows.
    """
    try:
        queries, read = _counted(work, connection, hub)
    except DBAPIError:
        connection.rollback()
        return Cost(math.inf, 0, 0)
    times = []
    for _ in range(rounds):
        began = _cpu(connection)
        work(Store(connection, hub))
        times.append(_cpu(connection) - began)
        connection.rollback()
    return Cost(1000 * statistics.median(times), queries, read)


def _counted(work: Work, connection: Connection, hub: Hub) -> tuple[int, int]:
    """Statements, and what the database read for them."""
    with _reading(connection) as read:
        with statements_of(connection) as seen:
            work(Store(connection, hub))
        through = read()
    connection.rollback()
    return len(seen), through


@contextmanager
def statements_of(connection: Connection) -> Iterator[list[Statement]]:
    """The statements that are executed meanwhile; on SQLite their values stand in them."""
    seen: list[Statement] = []
    if connection.dialect.name == "sqlite":
        # What is prepared passes by SQLAlchemy.
        driver: Any = connection.connection.driver_connection
        driver.set_trace_callback(lambda sql: None if _begins(sql) else seen.append((sql, ())))
        yield seen
        driver.set_trace_callback(None)
        return

    def executing(*told: Any) -> None:
        _, _, sql, values, _, _ = told
        seen.append((sql, values))

    event.listen(connection, "before_cursor_execute", executing)
    yield seen
    event.remove(connection, "before_cursor_execute", executing)


def _begins(sql: str) -> bool:
    return sql.startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "--"))


@contextmanager
def _reading(connection: Connection) -> Iterator[Callable[[], int]]:
    """How far the database read so far in this transaction."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        # The server counts on from transaction to transaction, until it has time to add up.
        before = int(connection.execute(_READ).scalar_one())
        yield lambda: int(connection.execute(_READ).scalar_one()) - before
        return
    ticks = 0

    def tick() -> int:
        nonlocal ticks
        ticks += 1
        return 0

    driver.set_progress_handler(tick, STEPS)
    yield lambda: ticks
    driver.set_progress_handler(None, STEPS)


def _cpu(connection: Connection) -> float:
    """Seconds of CPU of this process, and of the server's that serves the connection."""
    own = time.process_time()
    if connection.dialect.name == "sqlite":
        return own
    driver: Any = connection.connection.driver_connection
    told = Path(f"/proc/{driver.info.backend_pid}/schedstat")
    return own + int(told.read_text().split()[0]) / 1e9 if os.access(told, os.R_OK) else own
