"""Rows shared by several workers, each under a lease."""

import asyncio
from datetime import datetime, timedelta
from functools import partial

import pytest

from bot import messages
from bot.delivery import stages
from bot.delivery.delivery import Delivery
from bot.delivery.message import Message, Rendered
from domain.delivery.conversations import Conversation
from domain.delivery.delivery import DeliveryState, OutboxRow, Outcome
from storage.engine.database import Database
from storage.store import Store
from tests.bot.delivery.rows.sending import Clock, Record, Teams, put, states, update
from tests.databases import chat
from tests.make import NOW


async def test_a_clock_set_back_strands_no_row(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record, clock: Clock
) -> None:
    put(database)
    assert await delivery.claim() is not None
    clock.on(days=1, hours=-2)
    await delivery.beat()
    clock.on(days=-1)
    put(database, "earlier")
    database.write_now(lambda store: store.outbox.put("visit", "7", "then", "a:farida", clock()))
    other = Delivery(database, record.render, teams.send, teams.update, clock)
    await other.beat()
    assert await other.step()


async def test_a_row_dropped_after_its_lease_is_not_sent_and_holds_nobody_up(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    put(database)
    row = await delivery.claim()
    assert row is not None
    assert database.write_now(lambda store: store.outbox.drop("visit", "7"))
    await delivery.deliver(row)
    assert teams.said == []
    put(database, "next")
    assert await delivery.step()
    assert len(teams.said) == 1


async def test_four_workers_share_the_rows_and_send_none_twice(
    database: Database[Store], teams: Teams, record: Record, clock: Clock
) -> None:
    def fill(store: Store) -> None:
        for number in range(40):
            store.conversations.put(chat(f"a:{number % 8}"), None)
            store.outbox.put("visit", str(number), f"k:{number}", f"a:{number % 8}", NOW)

    database.write_now(fill)

    def render(row: OutboxRow, _now: datetime, _store: Store) -> Rendered:
        return Message({"text": row.subject})

    async def work(name: str) -> None:
        delivery = Delivery(database, render, teams.send, teams.update, clock, owner=name)
        while await delivery.step():
            pass

    await asyncio.gather(*(work(f"w{number}") for number in range(4)))
    await work("last")
    texts = [text for _, _, text in teams.said]
    assert sorted(texts, key=int) == [str(number) for number in range(40)]
    for conversation in range(8):
        order = [int(text) for _, where, text in teams.said if where == f"a:{conversation}"]
        assert order == sorted(order)


async def test_a_worker_that_was_asleep_past_its_lease_sends_nothing(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record, clock: Clock
) -> None:
    put(database)
    row = await delivery.claim()
    assert row is not None
    clock.on(seconds=61)
    database.write_now(lambda store: store.deliveries.end_lapsed(clock()))
    other = Delivery(database, record.render, teams.send, teams.update, clock, owner="w2")
    assert await other.step()
    await delivery.deliver(row)
    assert len(teams.said) == 1
    assert states(database) == {DeliveryState.SENT: 1}


async def test_a_call_that_does_not_end_is_ended_before_its_lease_and_nobody_knows_what_came_of_it(
    database: Database[Store], record: Record, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(_to: Conversation, *_what: object) -> Outcome:
        await asyncio.Event().wait()
        raise AssertionError("nobody answers")

    monkeypatch.setattr(stages, "LONGEST_CALL", timedelta(seconds=0.01))
    delivery = Delivery(database, record.render, silent, silent, clock, luck=lambda: 1.0)
    put(database)
    async with asyncio.timeout(5):
        assert await delivery.step()
    assert states(database) == {DeliveryState.UNKNOWN: 1}
    update(database)
    async with asyncio.timeout(5):
        assert await delivery.step()
    assert states(database) == {DeliveryState.UNKNOWN: 1, DeliveryState.READY: 1}


async def test_what_could_outlast_its_lease_is_not_begun(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    put(database)
    row = await delivery.claim()
    assert row is not None
    clock.at += stages.LEASE - stages.LONGEST_CALL
    await delivery.deliver(row)
    assert (teams.said, states(database)) == ([], {DeliveryState.READY: 1})
    assert await delivery.step()
    assert states(database) == {DeliveryState.SENT: 1}


def put_kind_of_tomorrow(key: str, store: Store) -> None:
    store.outbox.put("of_tomorrow", "7", key, "a:farida", NOW)


async def test_a_kind_of_tomorrow_is_left_to_a_replica_that_knows_it_but_not_for_ever(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    older = Delivery(
        database, messages.render, teams.send, teams.update, clock, luck=lambda: 1.0, owner="old"
    )
    for key in ("first", "last"):
        database.write_now(partial(put_kind_of_tomorrow, key))
    assert await older.step()
    assert states(database) == {DeliveryState.READY: 2}
    clock.on(minutes=10)
    assert await delivery.step()
    assert states(database) == {DeliveryState.READY: 1, DeliveryState.SENT: 1}
    for _ in range(messages.STRANGE):
        clock.on(minutes=11)
        await older.step()
    assert states(database) == {DeliveryState.SKIPPED: 1, DeliveryState.SENT: 1}
