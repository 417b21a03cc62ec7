"""How much the worker begins in a round, and how long it sleeps after it."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, select

from bot.delivery.delivery import Delivery
from bot.delivery.pace import Pace
from bot.delivery.worker import AT_ONCE, SOON, Worker
from bot.making import asked_lists
from bot.making import work as making
from bot.making.people import PEOPLE
from domain.delivery.delivery import DeliveryState, Unknown
from domain.people.people import Role
from storage.engine.database import Database
from storage.store import Store
from storage.tables.operations import work
from storage.tables.people import people, roles
from tests.bot.delivery.working import Clock, Gate, Tick, counts, quiet, render, say
from tests.databases import chat
from tests.make import NOW


async def test_it_ticks_one_time_at_one_moment(worker: Callable[[Tick], Worker]) -> None:
    ticks: list[datetime] = []
    running = worker(lambda now, _store: ticks.append(now))
    for _ in range(3):
        await running.round()
    assert ticks == [NOW]


async def test_to_look_for_what_is_due_costs_the_pace_nothing(
    database: Database[Store], gate: Gate, clock: Clock
) -> None:
    pace = Pace(AT_ONCE, lambda: 0.0)
    delivery = Delivery(database, render, gate.send, gate.update, clock, pace=pace)
    running = Worker(database, delivery, [quiet], clock, making)
    for _ in range(AT_ONCE):
        assert await running.round() == 30
    database.write_now(lambda store: say(store, *range(AT_ONCE + 1)))
    # Its second's worth is gone, and it looks again soon.
    assert await running.round() == SOON
    await gate.heard(AT_ONCE)
    gate.opened.set()
    await running.stop()
    assert counts(database) == {DeliveryState.SENT: AT_ONCE, DeliveryState.READY: 1}


async def test_with_as_many_on_their_way_as_may_be_it_sleeps_until_one_ends_or_the_next_tick(
    database: Database[Store], gate: Gate, clock: Clock, worker: Callable[[Tick], Worker]
) -> None:
    running = worker(quiet)
    database.write_now(lambda store: say(store, *range(AT_ONCE + 1)))
    assert await running.round() == 30
    clock.at += timedelta(seconds=29.9)
    assert await running.round() == SOON
    gate.opened.set()
    await running.stop()


async def test_it_sleeps_no_longer_than_an_address_rests(
    database: Database[Store], gate: Gate, clock: Clock
) -> None:
    moment = [0.0]
    delivery = Delivery(
        database, render, gate.send, gate.update, clock, monotonic=lambda: moment[0]
    )
    for _ in range(3):
        delivery.stages.addresses.note(chat().service_url, Unknown("503"))
    moment[0] = 20
    running = Worker(database, delivery, [quiet], clock, making)
    assert await running.round() == 10


def wanted(store: Store) -> None:
    """Two files, for two officers."""
    for person in (8, 9):
        row = {"id": person, "name": "Samira Iqbal", "email": f"s{person}@hub.example"}
        store._connection.execute(insert(people), row)
        store._connection.execute(insert(roles), {"person_id": person, "role": Role.OFFICER})
        assert store.work.put("people", person, NOW)


async def test_one_file_is_made_at_a_time_and_none_is_begun_at_the_end(
    database: Database[Store],
    worker: Callable[[Tick], Worker],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_end = threading.Event()

    def slow(*_asked: object) -> bool:
        assert may_end.wait(10)
        raise ValueError("nothing to make")

    def taken() -> int:
        found = database.read_now(lambda store: list(store._connection.execute(select(work))))
        return sum(row.lease_owner is not None for row in found)

    monkeypatch.setattr(asked_lists, "MAKES", {"people": replace(PEOPLE, long=slow)})
    database.write_now(wanted)
    running = worker(quiet)
    await running.finish()
    await running.round()
    assert taken() == 0
    running = worker(quiet)
    for _ in range(2):
        await running.round()
        assert taken() == 1
    may_end.set()
    await running.stop()
    assert taken() == 0
