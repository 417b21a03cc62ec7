"""A real database for each test: a whole one, or one open transaction on a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.hub import Hub
from storage.database import Database
from storage.sqlite import writing
from storage.store import Store
from tests import databases


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database[Store]]:
    """A started database with every table and no row."""
    made = databases.started(tmp_path)
    yield made
    made.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store inside one transaction, with foreign keys kept."""
    engine = writing(databases.empty_file(tmp_path))
    with engine.connect() as connection:
        yield Store(connection, Hub())
    engine.dispose()
