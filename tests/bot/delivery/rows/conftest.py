"""The delivery of rows from a database in which Farida's chat is known."""

import pytest

from bot.delivery.delivery import Delivery
from storage.engine.database import Database
from storage.store import Store
from tests.bot.delivery.rows.sending import Clock, Record, Teams
from tests.databases import chat


@pytest.fixture
def database(database: Database[Store]) -> Database[Store]:
    """A database in which Farida's chat is known."""
    database.write_now(lambda store: store.conversations.put(chat(), None))
    return database


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def teams() -> Teams:
    return Teams()


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def delivery(database: Database[Store], teams: Teams, record: Record, clock: Clock) -> Delivery:
    return Delivery(
        database, record.render, teams.send, teams.update, clock, luck=lambda: 1.0, owner="w1"
    )
