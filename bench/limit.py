"""The limit: the statements of our own turns, run by bare sqlite3 in one thread, one commit a turn."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

Statement = tuple[str, Any]


@contextmanager
def recorded() -> Iterator[list[list[Statement]]]:
    """Gives a list of turns; every statement of every connection joins the last turn of it."""
    turns: list[list[Statement]] = []

    def note(_conn: Any, _cursor: Any, sql: str, values: Any, _context: Any, _many: bool) -> None:
        if turns and not sql.startswith(("PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")):
            turns[-1].append((sql, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield turns
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def turns_a_second(path: Path, turns: Sequence[Sequence[Statement]]) -> float:
    """How many turns a second bare sqlite3 reaches with these statements on that database: WAL, FULL."""
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
