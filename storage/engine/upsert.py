"""INSERT … ON CONFLICT, for which SQLAlchemy has a construct of its own for each database."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine.prepared import Prepared


def upsert(build: Callable[[Any], Executable]) -> Prepared:
    """The statement that `build` makes with each dialect's `insert`."""
    return Prepared({"sqlite": build(sqlite.insert), "postgresql": build(postgresql.insert)})
