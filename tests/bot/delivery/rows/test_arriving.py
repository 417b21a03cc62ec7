"""What follows when a row has arrived, and what is noted of one that has not."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.delivery.delivery import Delivery
from bot.delivery.message import Message, Rendered
from domain.delivery.delivery import DeliveryState, OutboxRow, Sent, Unknown
from domain.delivery.slots import Slot
from storage.engine.database import Database
from storage.store import Store
from storage.tables.delivery import outbox, posts
from storage.tables.operations import audit
from tests.bot.delivery.rows.sending import Clock, Record, Teams, put, states, update
from tests.make import NOW


def places(store: Store) -> list[str | None]:
    """The messages that are known."""
    return [row.activity_id for row in store._connection.execute(select(posts))]


async def test_what_follows_is_told_of_the_row_the_moment_and_the_store_that_noted_it(
    database: Database[Store], teams: Teams, record: Record, clock: Clock
) -> None:
    seen: list[tuple[str, datetime, dict[DeliveryState, int]]] = []

    def arrived(row: OutboxRow, now: datetime, store: Store) -> None:
        seen.append((row.key, now, store.outbox.counts()))

    delivery = Delivery(database, record.render, teams.send, teams.update, clock, arrived)
    put(database)
    assert await delivery.step()
    assert seen == [("k", NOW, {DeliveryState.SENT: 1})]


async def test_an_update_makes_no_message_of_its_own(
    database: Database[Store], delivery: Delivery
) -> None:
    update(database)
    assert await delivery.step()
    assert database.read_now(places) == ["m0"]


@pytest.mark.parametrize(("answer", "known"), [(Sent("m7"), ["m7"]), (Sent(""), [])])
async def test_a_message_is_known_by_the_id_that_teams_gave_it_if_any(
    database: Database[Store], delivery: Delivery, teams: Teams, answer: Sent, known: list[str]
) -> None:
    teams.answers = [answer]
    put(database)
    assert await delivery.step()
    assert database.read_now(places) == known


async def test_an_update_whose_record_changed_on_its_way_is_not_put_again(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record
) -> None:
    """Who changed the record put an update for that."""
    teams.meanwhile = lambda: setattr(record, "text", "as it is now")
    update(database)
    assert await delivery.step()
    assert states(database) == {DeliveryState.SENT: 1}


async def test_a_message_that_reads_as_before_once_it_arrived_is_not_put_again(
    database: Database[Store], teams: Teams, clock: Clock
) -> None:
    def render(row: OutboxRow, now: datetime, store: Store) -> Rendered:
        known = store.conversations.get(row.conversation)
        return Message({"text": f"{known} at {now}"}, Slot("visit", row.subject))

    delivery = Delivery(database, render, teams.send, teams.update, clock)
    teams.meanwhile = lambda: clock.on(seconds=1)
    put(database)
    assert await delivery.step()
    assert states(database) == {DeliveryState.SENT: 1}


async def test_what_a_beat_ends_is_in_the_audit_with_how_it_ended(
    database: Database[Store], delivery: Delivery, clock: Clock
) -> None:
    put(database, "begun")
    row = await delivery.claim()
    assert row is not None
    assert database.write_now(lambda store: store.deliveries.note_sending(row, "w1", NOW))
    put(database, "late", late=NOW + timedelta(seconds=30))
    clock.on(minutes=2)
    await delivery.beat()
    verbs = database.read_now(
        lambda store: [line.verb for line in store._connection.execute(select(audit))]
    )
    assert sorted(verbs) == ["message.skipped", "message.unknown"]


def ended(store: Store) -> list[tuple[str, str, str | None]]:
    """How each row ended, why, and as which message."""
    found = store._connection.execute(select(outbox).order_by(outbox.c.id))
    return [(row.state, row.last_error, row.activity_id) for row in found]


async def test_a_row_keeps_how_it_ended(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    teams.answers = [Sent("m7"), RuntimeError("cut"), Unknown("timeout")]
    for key in ("a", "b", "c"):
        put(database, key)
    put(database, "d", late=NOW - timedelta(seconds=1))
    while await delivery.step():
        pass
    assert database.read_now(ended) == [
        ("sent", "", "m7"),
        ("unknown", "RuntimeError", None),
        ("unknown", "timeout", None),
        ("skipped", "too late", None),
    ]


async def test_an_update_of_a_message_that_is_gone_is_not_sent_as_another(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    update(database)

    def gone(store: Store) -> None:
        post = store.posts.at("a:farida", "m0")
        assert post is not None
        store.posts.forget(post.id)

    database.write_now(gone)
    assert await delivery.step()
    assert teams.said == []
    assert database.read_now(ended) == [("skipped", "the message is gone", None)]
