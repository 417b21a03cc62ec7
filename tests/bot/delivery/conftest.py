"""A worker with a test's own clock and connector."""

from collections.abc import Callable

import pytest

from bot.delivery.delivery import Delivery
from bot.delivery.worker import Worker
from bot.making import work
from storage.engine.database import Database
from storage.store import Store
from tests.bot.delivery.working import Clock, Gate, Tick, render


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def gate() -> Gate:
    return Gate()


@pytest.fixture
def worker(database: Database[Store], gate: Gate, clock: Clock) -> Callable[[Tick], Worker]:
    """Makes the worker with a tick."""

    def make(tick: Tick) -> Worker:
        delivery = Delivery(database, render, gate.send, gate.update, clock, luck=lambda: 1.0)
        return Worker(database, delivery, [tick], clock, work)

    return make
