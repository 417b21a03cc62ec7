"""The life of a row: leased, sent once, ended; what may have arrived is never repeated."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from domain.delivery.delivery import Again, Dead, DeliveryState, OutboxRow, Outcome, Sent, Unknown
from storage.store import Store
from tests import databases
from tests.databases import chat
from tests.make import NOW

LEASE = timedelta(seconds=60)
SECOND = timedelta(seconds=1)
Say = Callable[..., None]


@pytest.fixture
def say(store: Store) -> Say:
    """Puts a message to a conversation, which is made where it is missing."""

    def put(key: str, conversation: str = "a:farida", after: int = 0) -> None:
        if store.conversations.get(conversation) is None:
            store.conversations.put(chat(conversation), None)
        assert store.outbox.put("prompts", "1", key, conversation, NOW, due=NOW + after * SECOND)

    return put


def claim(store: Store, owner: str = "w", after: int = 0) -> OutboxRow:
    """The row that is claimed; there must be one."""
    row = store.deliveries.claim(owner, NOW + after * SECOND, LEASE)
    assert row is not None
    return row


def state(store: Store, row: OutboxRow) -> DeliveryState:
    """Where a row stands now."""
    return next(s for s in DeliveryState if row.id in {r.id for r in store.outbox.rows(s)})


def test_the_earliest_due_goes_first_and_one_at_a_time(store: Store, say: Say) -> None:
    say("second", after=2)
    say("first", after=1)
    row = claim(store, after=5)
    assert row.key == "first"
    assert store.deliveries.claim("other", NOW + 5 * SECOND, LEASE) is None
    assert store.deliveries.note_sending(row, "w", NOW + 5 * SECOND)
    assert store.deliveries.claim("other", NOW + 5 * SECOND, LEASE) is None
    store.deliveries.note_outcome(row, "w", Sent("m1"), NOW + 5 * SECOND, NOW)
    assert claim(store, after=5).key == "second"


def test_conversations_do_not_wait_for_each_other(store: Store, say: Say) -> None:
    say("farida")
    say("tom", "a:tom")
    assert {claim(store, "one").key, claim(store, "two").key} == {"farida", "tom"}


@pytest.mark.parametrize(
    ("outcome", "ends"),
    [
        (Sent("m1"), DeliveryState.SENT),
        (Unknown("timeout"), DeliveryState.UNKNOWN),
        (Dead("400"), DeliveryState.DEAD),
        (Again("429"), DeliveryState.READY),
    ],
)
def test_a_row_ends_as_the_connector_said(
    store: Store, say: Say, outcome: Outcome, ends: DeliveryState
) -> None:
    say("k")
    row = claim(store)
    assert store.deliveries.note_sending(row, "w", NOW)
    assert store.deliveries.note_outcome(row, "w", outcome, NOW, NOW + 10 * SECOND)
    assert state(store, row) is ends
    again = store.deliveries.claim("w", NOW + timedelta(days=1), LEASE)
    assert (again is not None) == (ends is DeliveryState.READY)


def test_it_comes_back_when_it_is_due_and_counts_its_tries(store: Store, say: Say) -> None:
    say("k")
    row = claim(store)
    assert row.attempts == 1
    store.deliveries.note_sending(row, "w", NOW)
    store.deliveries.note_outcome(row, "w", Again("connection refused"), NOW, NOW + 10 * SECOND)
    assert store.deliveries.claim("w", NOW + 9 * SECOND, LEASE) is None
    again = claim(store, after=10)
    assert (again.id, again.attempts, again.last_error) == (row.id, 2, "connection refused")


def test_one_that_backs_off_does_not_hold_up_the_next(store: Store, say: Say) -> None:
    say("first")
    say("second", after=1)
    row = claim(store)
    store.deliveries.note_sending(row, "w", NOW)
    store.deliveries.note_outcome(row, "w", Again("412"), NOW, NOW + 100 * SECOND)
    assert claim(store, after=1).key == "second"


def test_a_conversation_told_to_wait_waits_whole(store: Store, say: Say) -> None:
    say("first")
    say("second", after=1)
    say("elsewhere", "a:tom", after=1)
    row = claim(store)
    store.deliveries.note_sending(row, "w", NOW)
    store.deliveries.note_outcome(row, "w", Again("429", after=30), NOW, NOW + 40 * SECOND)
    assert claim(store, after=1).key == "elsewhere"
    assert store.deliveries.claim("w", NOW + 29 * SECOND, LEASE) is None
    assert store.deliveries.next_due() == NOW + 30 * SECOND
    assert claim(store, after=30).key == "second"


def test_a_lease_that_is_over_sends_nothing(store: Store, say: Say) -> None:
    say("k")
    row = claim(store, "paused")
    assert not store.deliveries.note_sending(row, "other", NOW)
    assert not store.deliveries.note_sending(row, "paused", NOW + LEASE)
    store.deliveries.end_lapsed(NOW + LEASE)
    again = claim(store, "other", after=60)
    assert again.id == row.id
    assert not store.deliveries.note_sending(row, "paused", NOW + LEASE)
    assert store.deliveries.note_sending(again, "other", NOW + LEASE)


def test_of_two_tries_of_one_worker_only_the_later_is_sent(store: Store, say: Say) -> None:
    say("k")
    stood_still = claim(store)
    store.deliveries.end_lapsed(NOW + LEASE)
    again = claim(store, after=60)
    assert again.attempts == 2
    assert not store.deliveries.note_sending(stood_still, "w", NOW + LEASE)
    assert store.deliveries.note_sending(again, "w", NOW + LEASE)


def test_what_was_being_sent_when_its_lease_ended_is_unknown(store: Store, say: Say) -> None:
    say("k")
    row = claim(store)
    store.deliveries.note_sending(row, "w", NOW)
    store.deliveries.end_lapsed(NOW + LEASE - SECOND)
    assert state(store, row) is DeliveryState.SENDING
    store.deliveries.end_lapsed(NOW + LEASE)
    assert state(store, row) is DeliveryState.UNKNOWN
    assert store.deliveries.claim("w", NOW + timedelta(days=1), LEASE) is None


def test_late_news_of_an_unknown_row_is_believed(store: Store, say: Say) -> None:
    say("k")
    row = claim(store)
    store.deliveries.note_sending(row, "w", NOW)
    store.deliveries.end_lapsed(NOW + LEASE)
    assert not store.deliveries.note_outcome(row, "w", Again("429"), NOW + LEASE, NOW)
    assert state(store, row) is DeliveryState.UNKNOWN
    assert not store.deliveries.note_outcome(row, "other", Sent("m1"), NOW + LEASE, NOW)
    assert store.deliveries.note_outcome(row, "w", Sent("m1"), NOW + LEASE, NOW)
    assert state(store, row) is DeliveryState.SENT


def test_an_update_may_be_repeated_so_it_is_never_unknown(store: Store, say: Say) -> None:
    say("k", after=999)
    post = store.posts.show("a:farida", "m1", "visit:7", "visit:7", NOW)
    store.outbox.update(post, "visit", "7", NOW)
    row = claim(store)
    store.deliveries.note_sending(row, "w", NOW)
    store.deliveries.end_lapsed(NOW + LEASE)
    assert state(store, row) is DeliveryState.READY
    assert claim(store, after=60).id == row.id


@pytest.mark.parametrize("how", ["settle", "expire", "release"])
def test_an_update_overtaken_by_a_newer_one_is_skipped(store: Store, say: Say, how: str) -> None:
    say("k", after=999)
    post = store.posts.show("a:farida", "m1", "visit:7", "visit:7", NOW)
    store.outbox.update(post, "visit", "7", NOW)
    row = claim(store)
    store.outbox.update(post, "visit", "7", NOW)
    match how:
        case "settle":
            store.deliveries.note_sending(row, "w", NOW)
            store.deliveries.note_outcome(row, "w", Again("429"), NOW, NOW)
        case "expire":
            store.deliveries.end_lapsed(NOW + LEASE)
        case _:
            store.deliveries.release("w")
    assert state(store, row) is DeliveryState.SKIPPED
    assert claim(store, after=60).id != row.id


def test_what_may_come_later_waits_longer_than_a_day_for_a_silent_conversation(
    store: Store, say: Say
) -> None:
    say("at any time")
    store.outbox.put("prompts", "1", "for two days", "a:farida", NOW, late=NOW + timedelta(days=2))
    store.conversations.stop("a:farida", "removed")
    store.deliveries.end_lapsed(NOW + timedelta(hours=25))
    assert [row.key for row in store.outbox.rows(DeliveryState.READY)] == ["for two days"]
    assert [row.key for row in store.outbox.rows(DeliveryState.DEAD)] == ["at any time"]


def test_a_pause_asked_for_by_a_clock_that_was_set_back_holds_nobody_up(
    store: Store, say: Say
) -> None:
    say("first")
    say("second", after=1)
    ahead = 3 * 86_400
    row = claim(store, after=ahead)
    store.deliveries.note_sending(row, "w", NOW + ahead * SECOND)
    store.deliveries.note_outcome(
        row, "w", Again("429", after=60), NOW + ahead * SECOND, NOW + ahead * SECOND
    )
    assert store.deliveries.claim("w", NOW + SECOND, LEASE) is None
    store.deliveries.end_lapsed(NOW + SECOND)
    assert claim(store, after=1).key == "second"


def test_who_stops_gives_back_what_was_not_begun(store: Store, say: Say) -> None:
    say("leased")
    say("begun", "a:tom")
    leased, begun = claim(store), claim(store)
    store.deliveries.note_sending(begun, "w", NOW)
    store.deliveries.release("w")
    assert claim(store, "other").id == leased.id
    assert state(store, begun) is DeliveryState.SENDING


def test_next_due_looks_past_what_may_not_go_yet(store: Store, say: Say) -> None:
    assert store.deliveries.next_due() is None
    say("now")
    say("then", after=5)
    say("tomorrow", "a:tom", after=86_400)
    assert store.deliveries.next_due() == NOW
    claim(store)
    assert store.deliveries.next_due() == NOW + LEASE
    store.deliveries.release("w")
    assert store.deliveries.next_due() == NOW


@databases.on_sqlite
@pytest.mark.parametrize("shut", [[], ["https://down.example/"]])
def test_the_next_row_is_found_by_index(store: Store, say: Say, shut: list[str]) -> None:
    say("k")
    driver: Any = store._connection.connection.driver_connection
    said: list[str] = []
    driver.set_trace_callback(said.append)
    store.deliveries.claim("w", NOW, LEASE, shut)
    driver.set_trace_callback(None)
    statements = [statement for statement in said if statement.startswith(("SELECT", "UPDATE"))]
    plans = [
        row[3]
        for statement in statements
        for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]
    assert plans
    assert [plan for plan in plans if plan.startswith("SCAN") and "CONSTANT" not in plan] == []


def test_a_row_that_was_dropped_on_its_way_sends_nothing_though_its_number_comes_again(
    store: Store, say: Say
) -> None:
    say("dropped")
    row = claim(store)
    assert store.outbox.drop("prompts", "1")
    say("another", "a:tom")
    another = claim(store)
    assert not store.deliveries.note_sending(row, "w", NOW)
    assert not store.deliveries.skip(row, "w", "nothing to say")
    assert state(store, another) is DeliveryState.LEASED and store.deliveries.note_sending(
        another, "w", NOW
    )


def test_a_wait_counts_though_who_was_told_of_it_had_stood_still_past_its_lease(
    store: Store, say: Say
) -> None:
    say("first")
    say("second", after=1)
    slow = claim(store, "slow")
    assert store.deliveries.note_sending(slow, "slow", NOW)
    store.deliveries.end_lapsed(NOW + LEASE)
    second = claim(store, "other", after=60)
    assert not store.deliveries.note_outcome(
        slow, "slow", Again("429", after=30), NOW + 61 * SECOND, NOW + 61 * SECOND
    )
    assert not store.deliveries.note_sending(second, "other", NOW + 62 * SECOND), (
        "asked to wait before it was begun"
    )
    store.deliveries.put_back(second, "other")
    assert store.deliveries.next_due() == NOW + 91 * SECOND
    assert store.deliveries.claim("other", NOW + 90 * SECOND, LEASE) is None
    assert claim(store, "other", after=91).id == second.id


def test_a_longer_wait_is_not_shortened_and_a_lease_is_freed_by_its_owner_alone(
    store: Store, say: Say
) -> None:
    for number in range(3):
        say(str(number), after=number)
    slow = claim(store, "slow")
    store.deliveries.note_sending(slow, "slow", NOW)
    store.deliveries.end_lapsed(NOW + LEASE)
    second = claim(store, "other", after=60)
    assert store.deliveries.note_sending(second, "other", NOW + 60 * SECOND)
    store.deliveries.note_outcome(slow, "slow", Again("429", after=30), NOW + 61 * SECOND, NOW)
    store.deliveries.note_outcome(second, "other", Sent("m2"), NOW + 62 * SECOND, NOW, SECOND)
    assert store.deliveries.claim("other", NOW + 90 * SECOND, LEASE) is None
    assert claim(store, "other", after=91).key == "2"
