"""A change whose transaction spans the moment in which its message arrives is shown too."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from sqlalchemy import func, select

from bot.delivery.delivery import Delivery
from bot.delivery.message import Message
from bot.delivery.stages import CATCHING_UP
from domain.delivery.delivery import OutboxRow
from domain.delivery.slots import Slot
from storage.engine.database import Database
from storage.store import Store
from storage.tables.operations import audit
from tests.bot.delivery.rows.sending import Clock, Teams, put
from tests.make import NOW

LONG = 30


def render(row: OutboxRow, _now: object, store: Store) -> Message:
    """A message that tells how many changes there are."""
    changes = store._connection.scalar(select(func.count()).select_from(audit))
    return Message({"text": f"{changes} changes"}, Slot("visit", row.subject))


@dataclass
class Change:
    """A change by another connection, which is written, and committed when it is told to."""

    database: Database[Store]
    written: threading.Event = field(default_factory=threading.Event)
    may_end: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self.thread = threading.Thread(target=self.database.write_now, args=(self._write,))

    def begin(self) -> None:
        """Writes it, as a save does: the change, and an update of each message that shows it."""
        self.thread.start()
        assert self.written.wait(LONG)

    def end(self) -> None:
        """Commits it."""
        self.may_end.set()
        self.thread.join(LONG)

    def _write(self, store: Store) -> None:
        store.audit.add(NOW, None, "changed", "visit:7")
        store.outbox.follow(Slot("visit", "7"), NOW)
        self.written.set()
        assert self.may_end.wait(LONG)


@pytest.fixture
def change(database: Database[Store]) -> Iterator[Change]:
    """A change that is over at the end of the test, whatever happened in it."""
    made = Change(database)
    yield made
    made.may_end.set()
    if made.thread.is_alive():
        made.thread.join(LONG)


@pytest.mark.parametrize("looks", [1, len(CATCHING_UP)])
@pytest.mark.parametrize("places", ["postgresql"], indirect=True)
async def test_a_change_that_is_committed_after_its_message_arrived_is_put(
    database: Database[Store], change: Change, teams: Teams, clock: Clock, looks: int
) -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == looks:
            change.end()

    teams.meanwhile = change.begin
    delivery = Delivery(database, render, teams.send, teams.update, clock, wait=wait)
    put(database)
    assert await delivery.step()
    assert waited == list(CATCHING_UP[:looks])
    teams.meanwhile = lambda: None
    change.end()
    while await delivery.step():
        pass
    assert [text for _, _, text in teams.said] == ["0 changes", "1 changes"]


@pytest.mark.parametrize("places", ["postgresql"], indirect=True)
async def test_what_is_never_committed_is_not_waited_for_for_ever(
    database: Database[Store], change: Change, teams: Teams, clock: Clock
) -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    teams.meanwhile = change.begin
    delivery = Delivery(database, render, teams.send, teams.update, clock, wait=wait)
    put(database)
    assert await delivery.step()
    assert waited == list(CATCHING_UP)


async def test_where_nothing_is_under_way_nothing_is_waited_for(
    database: Database[Store], teams: Teams, clock: Clock
) -> None:
    async def wait(seconds: float) -> None:
        raise AssertionError(seconds)

    delivery = Delivery(database, render, teams.send, teams.update, clock, wait=wait)
    put(database)
    assert await delivery.step()
    assert [text for _, _, text in teams.said] == ["0 changes"]
