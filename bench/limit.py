"""The limit: the statements of our own turns by bare sqlite3, one thread, one commit a turn."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch

Statement = tuple[str, Any]
_BOUNDS = ("PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT")


@contextmanager
def recorded() -> Iterator[list[list[Statement]]]:
    """Gives a list of turns; each statement that the driver gets from now on joins the last.

    Only connections that are opened in the meantime are listened to.
    """
    turns: list[list[Statement]] = []

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, values: Any = (), /) -> Self:
            if turns and not sql.startswith(_BOUNDS):
                turns[-1].append((sql, values))
            return super().execute(sql, values)

    class Connection(sqlite3.Connection):
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
            return self.cursor().execute(sql, values)  # type: ignore[no-any-return]

    with patch.object(sqlite3, "connect", partial(sqlite3.connect, factory=Connection)):
        yield turns


def turns_a_second(path: Path, turns: Sequence[Sequence[Statement]]) -> float:
    """Turns a second by bare sqlite3 with these statements on that database: WAL, FULL."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        began = time.perf_counter()
        for turn in turns:
            connection.execute("BEGIN IMMEDIATE")
            for sql, values in turn:
                connection.execute(sql, values).fetchall()
            connection.execute("COMMIT")
        return len(turns) / (time.perf_counter() - began)
