"""INSERT … ON CONFLICT: SQLAlchemy has a construct for each database, with one shape."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine.prepared import Prepared


def upsert(build: Callable[[Any], Executable]) -> Prepared:
    """The statement that `build` makes with a dialect's `insert`; to be built at import."""
    return Prepared({"sqlite": build(sqlite.insert), "postgresql": build(postgresql.insert)})
