"""A row of the outbox on its usual way: rendered, sent, remembered."""

from datetime import timedelta

from bot.delivery.delivery import Delivery
from domain.delivery.delivery import DeliveryState
from storage.engine.database import Database
from storage.store import Store
from tests.bot.delivery.rows.sending import Clock, Record, Teams, put, states
from tests.make import NOW


async def test_a_row_is_rendered_sent_and_remembered(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    put(database)
    assert await delivery.step()
    assert not await delivery.step()
    assert teams.said == [("send", "a:farida", "as it was")]
    assert states(database) == {DeliveryState.SENT: 1}
    post = database.read_now(lambda store: store.posts.at("a:farida", "m1"))
    assert post is not None
    assert (post.slot, post.shows) == ("visit:7", "visit:7")


async def test_it_says_what_is_true_when_it_is_sent(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record
) -> None:
    put(database)
    record.text = "as it is"
    await delivery.step()
    assert teams.said == [("send", "a:farida", "as it is")]


async def test_what_changed_while_it_was_sent_is_put_right_after(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record
) -> None:
    def change() -> None:
        record.text = "withdrawn"

    teams.meanwhile = change
    put(database)
    while await delivery.step():
        pass
    assert teams.said == [("send", "a:farida", "as it was"), ("put m1", "a:farida", "withdrawn")]
    assert states(database) == {DeliveryState.SENT: 2}


async def test_what_needs_no_saying_is_skipped(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record
) -> None:
    record.skip = "already recorded"
    put(database)
    await delivery.step()
    assert teams.said == []
    (row,) = database.read_now(lambda store: store.outbox.rows(DeliveryState.SKIPPED))
    assert row.last_error == "already recorded"


async def test_too_late_is_not_said(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    put(database, "in time", late=NOW + timedelta(hours=24))
    put(database, "late", late=NOW + timedelta(hours=23))
    clock.on(hours=24)
    while await delivery.step():
        pass
    assert len(teams.said) == 1
    assert states(database) == {DeliveryState.SENT: 1, DeliveryState.SKIPPED: 1}
