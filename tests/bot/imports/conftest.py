"""A real store for each import: one open transaction on a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.hub import Hub
from storage.sqlite import writing
from storage.store import Store
from tests import databases


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store inside one transaction, with foreign keys kept."""
    engine = writing(databases.empty_file(tmp_path))
    with engine.connect() as connection:
        yield Store(connection, Hub(name="Bradford Teaching School Hub"))
    engine.dispose()
