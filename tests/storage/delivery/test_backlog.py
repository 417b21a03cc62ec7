"""What waits in the outbox, for those who run the hub."""

from datetime import timedelta

from sqlalchemy import insert

from domain.delivery.delivery import Dead, Outcome, Sent, Unknown
from storage.store import Store
from storage.tables.people import people
from tests.databases import chat
from tests.make import NOW

LEASE, SECOND = timedelta(seconds=60), timedelta(seconds=1)


def farida(store: Store) -> int:
    """Farida, with her chat."""
    store._connection.execute(
        insert(people), {"id": 7, "name": "Farida Malik", "email": "f@trust.example"}
    )
    store.conversations.put(chat(), 7)
    return 7


def ended(store: Store, key: str, outcome: Outcome) -> None:
    """A message that came to its end now."""
    store.outbox.put("prompts", "1", key, "a:farida", NOW)
    row = store.deliveries.claim("w", NOW, LEASE)
    assert row is not None and store.deliveries.note_sending(row, "w", NOW)
    store.deliveries.note_outcome(row, "w", outcome, NOW, NOW)


def test_what_did_not_arrive_says_for_whom_it_was_the_latest_first(store: Store) -> None:
    person = farida(store)
    for key, outcome in (("a", Unknown("timeout")), ("b", Sent("m")), ("c", Dead("400"))):
        ended(store, key, outcome)
    found = store.backlog.undelivered()
    assert [(waits.row.key, waits.to, waits.person) for waits in found] == [
        ("c", "Farida Malik", person),
        ("a", "Farida Malik", person),
    ]
    assert [waits.row.key for waits in store.backlog.undelivered(1)] == ["c"]


def test_what_arrived_is_counted_from_a_moment_on(store: Store) -> None:
    farida(store)
    for key, outcome in (("a", Sent("m1")), ("b", Sent("m2")), ("c", Dead("400"))):
        ended(store, key, outcome)
    assert store.backlog.sent_since(NOW - SECOND) == store.backlog.sent_since(NOW) == 2
    assert store.backlog.sent_since(NOW + SECOND) == 0
