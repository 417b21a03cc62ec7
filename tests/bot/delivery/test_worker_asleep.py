"""The loop between its rounds: what wakes it, and what it says of a round that went wrong."""

import asyncio
import inspect
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import pytest

from bot.delivery import worker as loop
from bot.delivery.delivery import Delivery
from bot.delivery.worker import Worker
from bot.making import work
from domain.delivery.delivery import DeliveryState, Unknown
from storage.engine.database import Database
from storage.store import Store
from tests.bot.delivery.working import Clock, Gate, Tick, counts, quiet, render, say
from tests.databases import chat


async def asleep() -> None:
    """Waits until the worker has nothing to do and sleeps."""
    (going,) = (task for task in asyncio.all_tasks() if task.get_name() == "worker")
    async with asyncio.timeout(10):
        while True:
            waits: Any = going.get_coro()
            at = ""
            while inspect.iscoroutine(waits):
                waits, at = waits.cr_await, waits.cr_code.co_qualname
            if at == "Event.wait":
                return
            await asyncio.sleep(0)


def saying(number: int, store: Store) -> None:
    """Puts a row of that number."""
    say(store, number)


async def test_a_commit_wakes_it_from_its_sleep(
    database: Database[Store], gate: Gate, worker: Callable[[Tick], Worker]
) -> None:
    running = worker(quiet)
    running.start()
    # Nothing of these ends before the gate opens, which would wake it as well.
    for number in (1, 2):
        await asleep()
        await database.write(partial(saying, number))
        await gate.heard(number)
    gate.opened.set()
    await running.stop()


def test_a_commit_after_the_end_of_the_loop_wakes_nobody_and_harms_nobody(
    database: Database[Store], clock: Clock
) -> None:
    async def begun() -> Worker:
        gate = Gate()
        delivery = Delivery(database, render, gate.send, gate.update, clock)
        running = Worker(database, delivery, [quiet], clock, work)
        running.start()
        await running.stop()
        return running

    asyncio.run(begun()).wake()
    database.write_now(lambda store: say(store, 1))
    assert counts(database) == {DeliveryState.READY: 1}


async def test_a_round_that_fails_is_logged_and_another_follows(
    database: Database[Store],
    gate: Gate,
    worker: Callable[[Tick], Worker],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(loop, "RETRY", 0.01)
    monkeypatch.setattr(clock, "faults", 2)
    gate.opened.set()
    database.write_now(lambda store: say(store, 1))
    running = worker(quiet)
    running.start()
    await gate.heard(1)
    await running.stop()
    assert caplog.messages == ["the worker's round failed; the next is in a few seconds"] * 2


async def test_a_tick_that_fails_is_named_in_the_log(
    worker: Callable[[Tick], Worker], caplog: pytest.LogCaptureFixture
) -> None:
    def wrong(_now: datetime, _store: Store) -> None:
        raise ValueError("a rule is wrong")

    await worker(wrong).round()
    await worker(partial(wrong)).round()
    assert caplog.messages == ["a tick failed; the next is in half a minute"] * 2
    jobs = [vars(line)["job"] for line in caplog.records]
    assert jobs == ["tests.bot.delivery.test_worker_asleep.wrong", "functools."]


async def test_stopping_waits_for_what_is_on_its_way(
    database: Database[Store], gate: Gate, worker: Callable[[Tick], Worker]
) -> None:
    database.write_now(lambda store: say(store, 1))
    running = worker(quiet)
    running.start()
    await gate.heard(1)
    stopping = asyncio.ensure_future(running.stop())
    ended, _ = await asyncio.wait({stopping}, timeout=0.3)
    assert not ended
    gate.opened.set()
    await stopping


async def test_an_address_that_cannot_be_asked_rests_again_and_the_log_says_so(
    database: Database[Store], gate: Gate, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    moment, asked = [0.0], asyncio.Event()

    async def probe(url: str) -> bool:
        assert url == chat().service_url
        asked.set()
        raise OSError("no network")

    delivery = Delivery(
        database, render, gate.send, gate.update, clock, probe=probe, monotonic=lambda: moment[0]
    )
    addresses = delivery.stages.addresses
    for _ in range(3):
        addresses.note(chat().service_url, Unknown("503"))
    running = Worker(database, delivery, [quiet], clock, work)
    moment[0] = 30
    await running.round()
    async with asyncio.timeout(10):
        await asked.wait()
    await running.stop()
    assert addresses.rest() == 60
    assert caplog.messages == ["an address could not be asked whether it lives"]


async def test_a_row_at_which_the_database_fails_is_left_to_its_lease_and_the_log_says_so(
    database: Database[Store], gate: Gate, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    def arrived(_row: object, _now: datetime, _store: Store) -> None:
        raise OSError("disk full")

    gate.opened.set()
    database.write_now(lambda store: say(store, 1))
    delivery = Delivery(database, render, gate.send, gate.update, clock, arrived)
    running = Worker(database, delivery, [quiet], clock, work)
    await running.round()
    await gate.heard(1)
    await running.stop()
    assert counts(database) == {DeliveryState.SENDING: 1}
    assert [(line.message, vars(line)["row"], vars(line)["kind"]) for line in caplog.records] == [
        ("a row was left to its lease", 1, "visit")
    ]


async def test_however_often_it_is_woken_it_looks_so_many_times_a_second_and_no_more(
    database: Database[Store],
    gate: Gate,
    worker: Callable[[Tick], Worker],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Its first two rounds are free; the third would be in a quarter of an hour.
    monkeypatch.setattr(loop, "LOOKS_A_SECOND", 0.001)
    running = worker(quiet)
    running.start()
    await asleep()
    await database.write(partial(saying, 1))
    await gate.heard(1)
    await database.write(partial(saying, 2))
    more = asyncio.ensure_future(gate.heard(2))
    assert await asyncio.wait({more}, timeout=0.3) == (set(), {more})
    more.cancel()
    gate.opened.set()
    await running.stop()
    assert counts(database) == {DeliveryState.SENT: 1, DeliveryState.READY: 1}


def test_before_it_starts_nobody_is_woken(worker: Callable[[Tick], Worker]) -> None:
    running = worker(quiet)
    running.wake()
    assert running.beat is None
