"""What may have arrived, did not arrive or cannot be made."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.delivery.delivery import Delivery
from domain.delivery.delivery import Again, Dead, DeliveryState, Outcome, Unknown
from storage.engine.database import Database
from storage.store import Store
from storage.tables.operations import audit
from tests.bot.delivery.rows.sending import Clock, Record, Teams, put, states, update
from tests.databases import chat
from tests.make import NOW


def audited(store: Store) -> list[str]:
    """The verbs of the audit."""
    return [row.verb for row in store._connection.execute(select(audit))]


@pytest.mark.parametrize("answer", [Unknown("timeout"), RuntimeError("cut")])
async def test_what_may_have_arrived_is_never_repeated(
    database: Database[Store],
    delivery: Delivery,
    teams: Teams,
    clock: Clock,
    answer: Outcome | Exception,
) -> None:
    teams.answers = [answer]
    put(database)
    assert await delivery.step()
    clock.on(days=30)
    assert not await delivery.step()
    assert len(teams.said) == 1
    assert states(database) == {DeliveryState.UNKNOWN: 1}


async def test_what_did_not_arrive_is_tried_again_later_and_later(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    teams.answers = [Again("refused"), Again("412"), Again("429", after=90)]
    put(database)
    for seconds in (1, 2, 90):
        assert await delivery.step()
        clock.on(seconds=seconds - 0.1)
        assert not await delivery.step()
        clock.on(seconds=0.1)
    assert await delivery.step()
    assert len(teams.said) == 4
    assert states(database) == {DeliveryState.SENT: 1}


async def test_a_conversation_that_takes_nothing_is_left_alone_until_it_speaks(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    teams.answers = [Dead("403 blocked", stops=True)]
    put(database, "first")
    put(database, "second")
    while await delivery.step():
        pass
    assert len(teams.said) == 1
    dead = database.read_now(lambda store: store.outbox.rows(DeliveryState.DEAD))
    assert [row.last_error for row in dead] == ["403 blocked"]
    assert states(database) == {DeliveryState.DEAD: 1, DeliveryState.READY: 1}
    assert await delivery.next_due() is None
    database.write_now(lambda store: store.conversations.put(chat(), None))
    put(database, "third")
    assert await delivery.step()
    assert await delivery.step()
    assert states(database) == {DeliveryState.DEAD: 1, DeliveryState.SENT: 2}


async def test_what_waits_for_a_silent_conversation_ends_after_a_day_with_the_reason(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    put(database, "at any time")
    put(database, "for an hour", late=NOW + timedelta(hours=1))
    database.write_now(lambda store: store.conversations.stop("a:farida", "removed"))
    clock.on(hours=1, seconds=1)
    await delivery.beat()
    assert states(database) == {DeliveryState.READY: 1, DeliveryState.SKIPPED: 1}
    clock.on(hours=23)
    await delivery.beat()
    assert not await delivery.step()
    assert teams.said == []
    (row,) = database.read_now(lambda store: store.outbox.rows(DeliveryState.DEAD))
    assert (row.key, row.last_error) == ("at any time", "removed")


async def test_a_conversation_that_stops_after_the_lease_is_told_nothing(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    put(database)
    row = await delivery.claim()
    assert row is not None
    database.write_now(lambda store: store.conversations.stop("a:farida", "removed"))
    await delivery.deliver(row)
    assert teams.said == []
    assert states(database) == {DeliveryState.READY: 1}


async def test_a_person_may_have_it_sent_once_more_or_given_up(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    teams.answers = [Unknown("timeout"), Dead("400")]
    put(database, "late", late=NOW + timedelta(hours=1))
    put(database, "wrong")
    while await delivery.step():
        pass
    clock.on(hours=2)
    wrong, late = database.read_now(lambda store: store.backlog.undelivered())
    assert [(one.row.state, one.since, one.to) for one in (late, wrong)] == [
        (DeliveryState.UNKNOWN, NOW, ""),
        (DeliveryState.DEAD, NOW, ""),
    ]
    assert database.write_now(
        lambda store: [store.outbox.resend(late.row.id, clock()) for _ in range(2)]
    ) == [1, 0]
    assert database.write_now(
        lambda store: [store.outbox.give_up(wrong.row.id) for _ in range(2)]
    ) == [1, 0]
    assert not database.write_now(lambda store: store.outbox.resend(wrong.row.id, clock()))
    assert await delivery.step()
    assert states(database) == {DeliveryState.SENT: 1, DeliveryState.SKIPPED: 1}
    assert database.read_now(lambda store: store.backlog.undelivered()) == []


async def test_what_ends_without_having_arrived_is_in_the_audit(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    teams.answers = [Unknown("timeout"), Dead("400")]
    for key in ("unknown", "dead"):
        put(database, key)
    put(database, "late", late=NOW - timedelta(seconds=1))
    while await delivery.step():
        pass
    verbs = database.read_now(lambda store: audited(store))
    assert sorted(verbs) == ["message.dead", "message.skipped", "message.unknown"]


async def test_a_row_that_cannot_be_rendered_waits_for_better_code(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record, clock: Clock
) -> None:
    record.broken = True
    put(database)
    assert await delivery.step()
    assert not await delivery.step()
    assert states(database) == {DeliveryState.READY: 1}
    record.broken = False
    clock.on(minutes=10)
    assert await delivery.step()
    assert len(teams.said) == 1


@pytest.mark.parametrize(
    ("answer", "is_there"), [(Dead("400"), True), (Dead("404", gone=True), False)]
)
async def test_a_message_is_forgotten_only_where_it_is_gone(
    database: Database[Store], delivery: Delivery, teams: Teams, answer: Outcome, is_there: bool
) -> None:
    teams.answers = [answer]
    update(database)
    assert await delivery.step()
    assert states(database) == {DeliveryState.DEAD: 1}
    found = database.read_now(lambda store: store.posts.at("a:farida", "m0"))
    assert (found is not None) is is_there


async def test_a_message_that_never_was_may_be_gone(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    teams.answers = [Dead("404", gone=True)]
    put(database)
    assert await delivery.step()
    assert states(database) == {DeliveryState.DEAD: 1}


async def test_the_audit_names_the_row_that_did_not_arrive_and_its_kind(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    teams.answers = [Dead("400")]
    put(database)
    assert await delivery.step()
    (line,) = database.read_now(lambda store: list(store._connection.execute(select(audit))))
    (ended,) = database.read_now(lambda store: store.outbox.rows(DeliveryState.DEAD))
    assert (line.at, line.person_id, line.subject) == (NOW, None, f"outbox:{ended.id}")
    assert line.fields == {"kind": "visit"}


async def test_a_row_that_was_taken_and_not_begun_is_given_back_at_the_end(
    database: Database[Store], delivery: Delivery, record: Record, teams: Teams, clock: Clock
) -> None:
    other = Delivery(database, record.render, teams.send, teams.update, clock, owner="w2")
    put(database)
    assert await delivery.claim()
    await other.release()
    assert states(database) == {DeliveryState.LEASED: 1}
    await delivery.release()
    assert states(database) == {DeliveryState.READY: 1}


async def test_the_log_says_of_each_try_what_became_of_it(
    database: Database[Store],
    delivery: Delivery,
    teams: Teams,
    record: Record,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    teams.answers = [Again("429 too many"), Unknown("timeout")]
    put(database)
    for _ in range(2):
        assert await delivery.step()
        clock.on(seconds=5)
    record.broken = True
    put(database, "other")
    assert await delivery.step()
    told = [
        (line.message, *(vars(line).get(name) for name in ("outcome", "reason", "attempts")))
        for line in caplog.records
    ]
    missed = "a row did not arrive"
    assert told == [
        (missed, "again", "429/too/many", 1),
        (missed, "unknown", "timeout", 2),
        ("a row could not be rendered", None, None, None),
        (missed, "again", "not/rendered:/KeyError", 1),
    ]
    assert [(vars(line)["row"], vars(line)["kind"]) for line in caplog.records] == [
        (1, "visit"),
        (1, "visit"),
        (2, "visit"),
        (2, "visit"),
    ]


async def test_a_fault_while_it_was_sent_is_logged_with_its_row(
    database: Database[Store], delivery: Delivery, teams: Teams, caplog: pytest.LogCaptureFixture
) -> None:
    teams.answers = [RuntimeError("cut")]
    put(database)
    assert await delivery.step()
    assert [(line.message, vars(line)["row"]) for line in caplog.records] == [
        ("a row failed while it was sent", 1),
        ("a row did not arrive", 1),
    ]
