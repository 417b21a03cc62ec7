"""A small hub with years behind it, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from bench.scale.fill import fill
from bench.scale.hub import SMALL, Size
from storage.engine import postgres, sqlite
from tests.databases import Place, Places


def opened(place: Place) -> Engine:
    """An engine for it."""
    if place.sqlite:
        return sqlite.writing(Path(place.url.removeprefix("sqlite:///")))
    return postgres.engine(place.url)


def filled(places: Places, size: Size) -> Engine:
    """A new database with a hub of that size."""
    engine = opened(places.new())
    fill(engine, size)
    return engine


@pytest.fixture
def small(places: Places) -> Iterator[Connection]:
    """A connection to the small hub; what a test writes is undone."""
    engine = filled(places, SMALL)
    with engine.connect() as connection:
        yield connection
    engine.dispose()
