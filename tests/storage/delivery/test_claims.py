"""Two deliveries of one conversation never run at once; each of its two guards holds alone."""

from datetime import timedelta

import pytest

from domain.delivery.delivery import DeliveryState, Sent
from storage.store import Store
from tests.databases import chat
from tests.make import NOW

LEASE = timedelta(seconds=60)
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def two_due(store: Store) -> None:
    """Two messages of one chat are due."""
    store.conversations.put(chat("a:farida"), None)
    for key in ("first", "second"):
        assert store.outbox.put("prompts", key, key, "a:farida", NOW, due=NOW)


def test_what_was_being_sent_holds_its_chat_after_its_lease_until_that_is_settled(
    store: Store,
) -> None:
    """It may still be on its way: a second message could overtake it."""
    after = NOW + LEASE + SECOND
    row = store.deliveries.claim("one", NOW, LEASE)
    assert row is not None and store.deliveries.note_sending(row, "one", NOW)
    assert store.deliveries.claim("two", after, LEASE) is None
    assert [ended.state for ended in store.deliveries.end_lapsed(after)] == [DeliveryState.UNKNOWN]
    second = store.deliveries.claim("two", after, LEASE)
    assert second is not None and second.key != row.key


def test_a_worker_holds_the_chat_itself_though_its_row_is_gone(store: Store) -> None:
    """Two workers that look at one moment do not see each other's rows, but the chat's lease."""
    row = store.deliveries.claim("one", NOW, LEASE)
    assert row is not None and store.outbox.drop("prompts", row.subject)
    assert store.deliveries.claim("two", NOW, LEASE) is None
    store.deliveries.put_back(row, "one")
    assert store.deliveries.claim("two", NOW, LEASE) is not None


def test_after_each_end_the_next_may_go(store: Store) -> None:
    for _ in range(2):
        row = store.deliveries.claim("one", NOW, LEASE)
        assert row is not None and store.deliveries.note_sending(row, "one", NOW)
        assert store.deliveries.claim("two", NOW, LEASE) is None
        assert store.deliveries.note_outcome(row, "one", Sent("m1"), NOW, NOW)
    assert store.deliveries.claim("two", NOW, LEASE) is None


def test_a_chat_is_let_go_by_the_worker_that_holds_it_and_by_no_earlier_one(store: Store) -> None:
    after = NOW + LEASE + SECOND
    first = store.deliveries.claim("one", NOW, LEASE)
    assert first is not None
    store.deliveries.end_lapsed(after)
    row = store.deliveries.claim("two", after, LEASE)
    assert row is not None and store.outbox.drop("prompts", row.subject)
    store.deliveries.put_back(first, "one")
    assert store.deliveries.claim("three", after, LEASE) is None
    store.deliveries.put_back(row, "two")
    assert store.deliveries.claim("three", after, LEASE) is not None
