"""Updates of messages that are there, and what must not be put over."""

from bot.delivery.delivery import Delivery
from domain.delivery.delivery import Dead, DeliveryState, Unknown
from storage.engine.database import Database
from storage.store import Store
from tests.bot.delivery.rows.sending import Clock, Record, Teams, states, update
from tests.make import NOW


async def test_an_update_goes_into_its_message_and_again_if_there_was_no_answer(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    teams.answers = [Unknown("timeout")]
    update(database)
    await delivery.step()
    clock.on(seconds=1)
    await delivery.step()
    assert teams.said == [("put m0", "a:farida", "as it was")] * 2
    assert states(database) == {DeliveryState.SENT: 1}


async def test_nothing_is_put_over_what_somebody_types(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    update(database, shows="form:abc")
    await delivery.step()
    assert teams.said == []
    (row,) = database.read_now(lambda store: store.outbox.rows(DeliveryState.SKIPPED))
    assert row.last_error == "being filled in"


async def test_a_form_that_opens_while_the_message_is_made_is_left_alone(
    database: Database[Store], delivery: Delivery, record: Record, teams: Teams
) -> None:
    def opens() -> None:
        database.write_now(
            lambda store: store.posts.show("a:farida", "m0", "visit:7", "form:abc", NOW)
        )

    update(database)
    record.meanwhile = opens
    await delivery.step()
    assert teams.said == []
    (row,) = database.read_now(lambda store: store.outbox.rows(DeliveryState.SKIPPED))
    assert row.last_error == "being filled in"


async def test_a_form_that_opens_after_the_lease_sees_the_update_coming(
    database: Database[Store], delivery: Delivery
) -> None:
    update(database)
    await delivery.claim()
    post = database.read_now(lambda store: store.posts.at("a:farida", "m0"))
    assert post is not None
    assert database.read_now(lambda store: store.outbox.in_flight(post))


async def test_a_message_that_is_gone_is_forgotten_and_not_posted_anew(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    teams.answers = [Dead("404", gone=True)]
    update(database)
    await delivery.step()
    assert database.read_now(lambda store: store.posts.at("a:farida", "m0")) is None
    assert states(database) == {DeliveryState.DEAD: 1}
    assert not await delivery.step()
    assert len(teams.said) == 1
