"""INSERT … ON CONFLICT for both databases: SQLAlchemy has a construct for each, with one shape."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable
from sqlalchemy.dialects import postgresql, sqlite

Upsert = Mapping[str, Executable]


def upsert(build: Callable[[Any], Executable]) -> Upsert:
    """The statement that `build` makes with a dialect's `insert`, for each dialect; to be built once, at import."""
    return {"sqlite": build(sqlite.insert), "postgresql": build(postgresql.insert)}


def run(connection: Connection, statement: Upsert, values: Mapping[str, object]) -> CursorResult[Any]:
    """Executes the statement of the connection's dialect."""
    return connection.execute(statement[connection.dialect.name], dict(values))
