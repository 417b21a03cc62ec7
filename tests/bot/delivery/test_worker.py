"""The loop that ticks, delivers and sleeps: its rounds driven by hand with a test's own clock."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest

from bot.delivery import worker as loop
from bot.delivery.delivery import Delivery
from bot.delivery.ticks import tick_alone
from bot.delivery.worker import AT_ONCE, Worker
from bot.making import work
from domain.delivery.delivery import DeliveryState, Unknown
from domain.delivery.more import More
from storage.engine.database import Database, Unavailable
from storage.store import Store
from tests import databases
from tests.bot.delivery.working import Clock, Gate, Tick, counts, quiet, render, say
from tests.databases import Place, chat
from tests.make import NOW
from tests.meeting import replicas


async def test_a_commit_wakes_it_and_the_row_goes_at_once(
    database: Database[Store], gate: Gate, worker: Callable[[Tick], Worker]
) -> None:
    gate.opened.set()
    running = worker(quiet)
    running.start()
    await database.write(lambda store: say(store, 1))
    await gate.heard(1)
    await database.write(lambda store: say(store, 2))
    await gate.heard(2)
    await running.stop()
    assert counts(database) == {DeliveryState.SENT: 2}


async def test_it_ticks_every_thirty_seconds_and_after_any_jump_of_the_clock(
    database: Database[Store], clock: Clock, worker: Callable[[Tick], Worker]
) -> None:
    ticks: list[datetime] = []
    running = worker(lambda now, _store: ticks.append(now))
    for seconds in (0, 29, 1, 86_400 * 3, 29, -3_600, 1):
        clock.at += timedelta(seconds=seconds)
        await running.round()
    seen = [(at - NOW).total_seconds() for at in ticks]
    assert seen == [0, 30, 259_230, 255_659]


@databases.on_postgres
def test_of_two_replicas_that_would_tick_at_once_one_does(place: Place) -> None:
    ticks: list[str] = []

    def tick(name: str) -> Callable[[Store], object]:
        return partial(tick_alone, lambda _now, _store: ticks.append(name), NOW)

    with replicas(place) as both:
        both.meet(tick("one"), tick("two"))
    assert ticks == ["one"]


async def test_what_a_tick_puts_goes_in_the_same_round_and_only_once(
    database: Database[Store], gate: Gate, clock: Clock, worker: Callable[[Tick], Worker]
) -> None:
    gate.opened.set()
    running = worker(lambda _now, store: say(store, 1))
    await running.round()
    await gate.heard(1)
    for _ in range(2):
        clock.at += timedelta(days=1)
        await running.round()
    await running.stop()
    assert gate.said == ["1"]


@databases.on_sqlite
async def test_whoever_writes_comes_between_two_steps_of_a_job(
    database: Database[Store], gate: Gate, worker: Callable[[Tick], Worker]
) -> None:
    seen: list[int] = []

    async def save() -> None:
        await database.write(lambda store: say(store, 1))

    def step(_now: datetime, store: Store) -> More | None:
        seen.append(len(store.outbox.rows(DeliveryState.READY)))
        if len(seen) == 1:
            asyncio.run_coroutine_threadsafe(save(), here)
        return More() if len(seen) < 3 else None

    here = asyncio.get_running_loop()
    gate.opened.set()
    running = worker(step)
    await running.round()
    await running.stop()
    assert seen == [0, 1, 1]


async def test_where_it_is_to_end_no_further_step_is_begun(
    worker: Callable[[Tick], Worker],
) -> None:
    steps: list[datetime] = []

    def step(now: datetime, _store: Store) -> More:
        steps.append(now)
        return More()

    running = worker(step)
    await running.finish()
    await running.round()
    assert len(steps) == 1


async def test_a_tick_that_fails_stops_no_delivery(
    database: Database[Store], gate: Gate, worker: Callable[[Tick], Worker]
) -> None:
    def fail(_now: datetime, store: Store) -> None:
        say(store, 2)
        raise ValueError("a rule is wrong")

    gate.opened.set()
    database.write_now(lambda store: say(store, 1))
    running = worker(fail)
    await running.round()
    await gate.heard(1)
    await running.stop()
    assert gate.said == ["1"]


async def test_a_tick_that_fails_stops_no_other(
    database: Database[Store], gate: Gate, clock: Clock
) -> None:
    def fail(_now: datetime, _store: Store) -> None:
        raise ValueError("a rule is wrong")

    gate.opened.set()
    delivery = Delivery(database, render, gate.send, gate.update, clock)
    running = Worker(
        database, delivery, [fail, lambda _now, store: say(store, 1), fail], clock, work
    )
    await running.round()
    await gate.heard(1)
    await running.stop()
    assert gate.said == ["1"]


async def test_a_database_that_is_away_is_told_by_itself_not_by_each_tick(
    worker: Callable[[Tick], Worker], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_now: datetime, _store: Store) -> None:
        raise Unavailable("SQLITE_FULL")

    running = worker(fail)
    await running.round()
    await running.stop()
    assert "a tick failed" not in caplog.text


async def test_it_speaks_to_eight_at_once_and_no_more(
    database: Database[Store], gate: Gate, worker: Callable[[Tick], Worker]
) -> None:
    database.write_now(lambda store: say(store, *range(20)))
    running = worker(quiet)
    running.start()
    await gate.heard(AT_ONCE)
    assert counts(database)[DeliveryState.READY] == 20 - AT_ONCE
    gate.opened.set()
    await gate.heard(20)
    await running.stop()
    assert gate.most == AT_ONCE
    assert counts(database) == {DeliveryState.SENT: 20}


async def test_it_sleeps_until_the_next_row_or_the_next_tick(
    database: Database[Store], clock: Clock, worker: Callable[[Tick], Worker]
) -> None:
    running = worker(quiet)
    assert await running.round() == 30
    database.write_now(lambda store: say(store, 1, due=NOW + timedelta(seconds=12)))
    assert await running.round() == 12
    clock.at += timedelta(seconds=7)
    assert await running.round() == 5
    database.write_now(lambda store: store.outbox.drop("visit", "1"))
    assert await running.round() == 23


async def test_what_was_left_by_a_killed_worker_is_taken_up(
    database: Database[Store], gate: Gate, clock: Clock, worker: Callable[[Tick], Worker]
) -> None:
    minute = timedelta(seconds=60)
    database.write_now(lambda store: say(store, 1, 2))
    begun = database.write_now(lambda store: store.deliveries.claim("killed", NOW, minute))
    assert begun is not None
    assert database.write_now(lambda store: store.deliveries.note_sending(begun, "killed", NOW))
    assert (
        database.write_now(lambda store: store.deliveries.claim("killed", NOW, minute)) is not None
    )
    gate.opened.set()
    running = worker(quiet)
    await running.round()
    assert gate.said == []
    clock.at += minute
    await running.round()
    await gate.heard(1)
    await running.stop()
    assert gate.said == ["2"]
    assert counts(database) == {DeliveryState.SENT: 1, DeliveryState.UNKNOWN: 1}


async def test_stopping_lets_what_is_on_its_way_arrive(
    database: Database[Store], gate: Gate, worker: Callable[[Tick], Worker]
) -> None:
    database.write_now(lambda store: say(store, 1))
    running = worker(quiet)
    running.start()
    await gate.heard(1)
    stopping = asyncio.ensure_future(running.stop())
    await asyncio.sleep(0)
    gate.opened.set()
    await stopping
    assert counts(database) == {DeliveryState.SENT: 1}


async def test_stopping_does_not_wait_for_ever(
    database: Database[Store],
    gate: Gate,
    clock: Clock,
    worker: Callable[[Tick], Worker],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loop, "FINISH", 0.01)
    database.write_now(lambda store: say(store, 1))
    running = worker(quiet)
    running.start()
    await gate.heard(1)
    await running.stop()
    assert counts(database) == {DeliveryState.SENDING: 1}
    database.write_now(lambda store: store.deliveries.end_lapsed(NOW + timedelta(seconds=60)))
    assert counts(database) == {DeliveryState.UNKNOWN: 1}


async def test_its_heart_beats_with_every_round(
    database: Database[Store], clock: Clock, worker: Callable[[Tick], Worker]
) -> None:
    running = worker(quiet)
    assert not running.alive()
    await running.round()
    clock.at += timedelta(seconds=89)
    assert running.alive()
    clock.at += timedelta(seconds=1)
    assert not running.alive()


async def test_it_takes_nothing_new_once_it_is_told_to_finish_and_leaves_its_share(
    database: Database[Store], gate: Gate, worker: Callable[[Tick], Worker]
) -> None:
    running = worker(quiet)
    await running.round()
    assert database.read_now(lambda store: store.replicas.live()) == 1
    await running.finish()
    database.write_now(lambda store: say(store, 1))
    await running.round()
    await running.stop()
    assert gate.said == []
    assert counts(database) == {DeliveryState.READY: 1}
    assert database.read_now(lambda store: store.replicas.live()) == 0


async def test_it_asks_an_address_that_rested_whether_it_lives(
    database: Database[Store], gate: Gate, clock: Clock
) -> None:
    moment, asked = [0.0], asyncio.Event()

    async def probe(_url: str) -> bool:
        asked.set()
        return True

    gate.opened.set()
    delivery = Delivery(
        database, render, gate.send, gate.update, clock, probe=probe, monotonic=lambda: moment[0]
    )
    for _ in range(3):
        delivery.stages.addresses.note(chat().service_url, Unknown("503"))
    running = Worker(database, delivery, [quiet], clock, work)
    database.write_now(lambda store: say(store, 1))
    assert await running.round() == 30
    assert gate.said == []
    moment[0] = 30
    await running.round()
    async with asyncio.timeout(10):
        await asked.wait()
    await running.round()
    await gate.heard(1)
    await running.stop()
    assert counts(database) == {DeliveryState.SENT: 1}


async def test_replicas_that_live_share_the_pace(
    database: Database[Store], gate: Gate, clock: Clock
) -> None:
    deliveries = [Delivery(database, render, gate.send, gate.update, clock) for _ in range(3)]
    for _ in range(2):
        for delivery in deliveries:
            await delivery.beat()
    assert [round(delivery.stages.pace.rate, 2) for delivery in deliveries] == [6.67] * 3
    await deliveries[0].release()
    await deliveries[1].beat()
    assert deliveries[1].stages.pace.rate == 10
