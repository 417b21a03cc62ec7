"""What is to be said: once for each key, at most one update waiting for each message."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.messages import FLEETING
from domain.delivery.delivery import Again, Dead, DeliveryState, Outcome, Post, Sent, Unknown
from domain.delivery.slots import Slot
from storage import purge
from storage.engine.database import Database
from storage.store import Store
from storage.tables.delivery import outbox
from storage.tables.keeping import keeping, keeping_of, nobody
from tests.databases import chat
from tests.make import NOW

LEASE = timedelta(seconds=60)


@pytest.fixture
def post(store: Store) -> Post:
    """A message in Farida's chat that shows a record."""
    store.conversations.put(chat(), None)
    return store.posts.show("a:farida", "m1", "visit:7", "visit:7", NOW)


def test_a_key_is_put_once(store: Store, post: Post) -> None:
    assert store.outbox.put("prompts", "1", "prompts:1:2026-11-23", "a:farida", NOW)
    assert not store.outbox.put("prompts", "1", "prompts:1:2026-11-23", "a:farida", NOW)
    assert store.outbox.counts() == {DeliveryState.READY: 1}


def test_what_was_put_is_the_row_that_goes(store: Store, post: Post) -> None:
    put = store.outbox.put(
        "prompts", "1", "prompts:1:2026-11-23", "a:farida", NOW, late=NOW + LEASE
    )
    (waiting,) = store.outbox.rows(DeliveryState.READY)
    assert put == waiting and put.id


def test_a_row_needs_a_conversation_that_is_known(store: Store) -> None:
    with pytest.raises(IntegrityError):
        store.outbox.put("prompts", "1", "k", "a:nobody", NOW)


def test_it_waits_until_it_is_due(store: Store, post: Post) -> None:
    later = NOW + timedelta(hours=1)
    store.outbox.put(
        "prompts", "1", "k", "a:farida", NOW, due=later, late=later + timedelta(days=1)
    )
    assert store.deliveries.claim("w", NOW, LEASE) is None
    row = store.deliveries.claim("w", later, LEASE)
    assert row is not None
    assert (row.due_at, row.late_at) == (later, later + timedelta(days=1))


def test_one_update_waits_for_a_message_and_the_newest_wins(store: Store, post: Post) -> None:
    store.outbox.update(post, "visit", "7", NOW)
    store.outbox.update(post, "visit", "8", NOW)
    (row,) = store.outbox.rows(DeliveryState.READY)
    assert (row.post, row.subject) == (post.id, "8")


def test_every_message_that_shows_a_record_follows_it_but_no_open_form(
    store: Store, post: Post
) -> None:
    store.conversations.put(chat("a:tom"), None)
    other = store.posts.show("a:tom", "m2", "visit:7", "visit:7", NOW)
    store.posts.show("a:tom", "m3", "visit:7", "form:abc", NOW)
    store.posts.show("a:tom", "m4", "visit:8", "visit:8", NOW)
    store.posts.forget(store.posts.show("a:tom", "m5", "visit:7", "visit:7", NOW).id)
    for _ in range(2):
        store.outbox.follow(Slot("visit", "7"), NOW)
    assert {
        (row.post, row.conversation, row.kind, row.subject, row.due_at)
        for row in store.outbox.rows(DeliveryState.READY)
    } == {
        (post.id, "a:farida", "visit", "7", NOW),
        (other.id, "a:tom", "visit", "7", NOW),
    }


def test_what_a_press_was_told_goes_with_its_update_until_something_else_changes(
    store: Store, post: Post
) -> None:
    store.outbox.follow(Slot("visit", "7"), NOW)
    store.outbox.update(post, "visit", "7", NOW, "Saved.")
    (row,) = store.outbox.rows(DeliveryState.READY)
    assert row.note == "Saved."
    store.outbox.follow(Slot("visit", "7"), NOW)
    (row,) = store.outbox.rows(DeliveryState.READY)
    assert row.note == ""
    store.outbox.update(post, "visit", "7", NOW, "Saved.")
    store.outbox.update(post, "visit", "7", NOW)
    (row,) = store.outbox.rows(DeliveryState.READY)
    assert row.note == ""


def test_a_message_that_catches_up_leaves_an_update_that_waits_as_it_is(
    store: Store, post: Post
) -> None:
    store.outbox.update(post, "visit", "7", NOW, "Saved.")
    store.outbox.update(post, "visit_sent", "7", NOW, over=False)
    (row,) = store.outbox.rows(DeliveryState.READY)
    assert (row.kind, row.note) == ("visit", "Saved.")
    assert store.deliveries.claim("w", NOW, LEASE) == replace(
        row, state=DeliveryState.LEASED, attempts=1
    )
    store.outbox.update(post, "visit_sent", "7", NOW, over=False)
    (row,) = store.outbox.rows(DeliveryState.READY)
    assert row.kind == "visit_sent"


def test_it_goes_with_the_next_try_as_well(store: Store, post: Post) -> None:
    store.outbox.update(post, "visit", "7", NOW, "Saved.")
    first = store.deliveries.claim("w", NOW, LEASE)
    assert first is not None and first.note == "Saved."
    store.deliveries.note_sending(first, "w", NOW)
    store.deliveries.note_outcome(first, "w", Again("429"), NOW, NOW)
    again = store.deliveries.claim("another", NOW, LEASE)
    assert again is not None and (again.id, again.note) == (first.id, "Saved.")


def test_a_change_during_an_update_puts_another(store: Store, post: Post) -> None:
    store.outbox.update(post, "visit", "7", NOW)
    assert not store.outbox.in_flight(post)
    first = store.deliveries.claim("w", NOW, LEASE)
    assert first is not None
    assert store.outbox.in_flight(post)
    store.outbox.update(post, "visit", "7", NOW)
    assert store.deliveries.note_sending(first, "w", NOW)
    assert store.outbox.in_flight(post)
    store.deliveries.note_outcome(first, "w", Sent(""), NOW, NOW)
    assert not store.outbox.in_flight(post)
    second = store.deliveries.claim("w", NOW, LEASE)
    assert second is not None
    assert second.id != first.id


def test_what_has_not_gone_can_be_taken_back(store: Store, post: Post) -> None:
    for officer in (1, 2, 3):
        store.conversations.put(chat(f"a:{officer}"), None)
        store.outbox.put("concern", "5", f"concern:5:{officer}", f"a:{officer}", NOW)
    store.outbox.update(post, "concern", "5", NOW)
    leased, sent = store.deliveries.claim("w", NOW, LEASE), store.deliveries.claim("w", NOW, LEASE)
    assert leased is not None
    assert sent is not None
    store.deliveries.note_sending(sent, "w", NOW)
    assert store.outbox.drop("concern", "5")
    assert not store.deliveries.note_sending(leased, "w", NOW)
    assert [row.post for row in store.outbox.rows(DeliveryState.READY)] == [post.id]
    assert [row.id for row in store.outbox.rows(DeliveryState.SENDING)] == [sent.id]
    assert not store.outbox.drop("concern", "5")
    assert store.outbox.put("concern", "5", leased.key, leased.conversation, NOW)


def test_the_operator_sees_what_waits_and_for_what(store: Store, post: Post) -> None:
    for minutes, (key, conversation) in enumerate(
        [("a", "a:farida"), ("b", "a:tom"), ("c", "a:farida")]
    ):
        store.conversations.put(chat(conversation), None)
        due = NOW + timedelta(minutes=minutes)
        store.outbox.put("prompts", "1", key, conversation, NOW, due=due)
    store.conversations.stop("a:tom", "403")
    assert store.backlog.held() == 1
    assert store.backlog.oldest_due(NOW - timedelta(minutes=1)) is None
    assert store.backlog.oldest_due(NOW + timedelta(hours=1)) == NOW
    store.conversations.stop("a:farida", "403")
    assert store.backlog.oldest_due(NOW + timedelta(hours=1)) is None


def test_an_update_is_not_sent_again_where_a_newer_one_waits(store: Store, post: Post) -> None:
    store.outbox.update(post, "visit", "7", NOW)
    dead = store.deliveries.claim("w", NOW, LEASE)
    assert dead is not None
    store.deliveries.note_outcome(dead, "w", Dead("400"), NOW, NOW)
    store.outbox.update(post, "visit", "7", NOW)
    assert not store.outbox.resend(dead.id, NOW)
    assert store.outbox.give_up(dead.id)


def test_what_was_skipped_may_go_after_all_but_not_what_a_person_gave_up(
    store: Store, post: Post
) -> None:
    for key in ("skipped", "given up"):
        store.outbox.put("copy", "7", key, "a:farida", NOW)
    first = store.deliveries.claim("w", NOW, LEASE)
    assert first is not None and first.key == "skipped"
    store.deliveries.skip(first, "w", "changed since")
    second = store.deliveries.claim("w", NOW, LEASE)
    assert second is not None and second.key == "given up"
    store.deliveries.note_outcome(second, "w", Dead("400"), NOW, NOW)
    assert store.outbox.give_up(second.id)
    assert store.outbox.revive("skipped", NOW) is not None
    assert store.outbox.revive("given up", NOW) is None
    assert [row.key for row in store.outbox.rows(DeliveryState.READY)] == ["skipped"]


async def test_only_a_commit_that_says_something_wakes_who_listens(
    database: Database[Store],
) -> None:
    woken: list[str] = []
    database.listen(lambda: woken.append("woken"))

    def fail(store: Store) -> None:
        store.outbox.put("prompts", "1", "lost", "a:farida", NOW)
        raise ValueError("no")

    await database.write(lambda store: store.conversations.put(chat(), None))
    with pytest.raises(ValueError, match="no"):
        await database.write(fail)
    assert woken == []
    assert await database.write(
        lambda store: store.outbox.put("prompts", "1", "k", "a:farida", NOW)
    )
    assert not await database.write(
        lambda store: store.outbox.put("prompts", "1", "k", "a:farida", NOW)
    )
    assert woken == ["woken"]


QUARTER = timedelta(days=90)


def ended(store: Store, kind: str, key: str, outcome: Outcome) -> None:
    """A message that came to its end."""
    store.outbox.put(kind, "1", key, "a:farida", NOW)
    row = store.deliveries.claim("w", NOW, LEASE)
    assert row is not None and store.deliveries.note_sending(row, "w", NOW)
    store.deliveries.note_outcome(row, "w", outcome, NOW, NOW)


def keys(store: Store) -> set[str]:
    """What stands in the outbox."""
    return {row.key for state in DeliveryState for row in store.outbox.rows(state)}


def test_what_ended_a_quarter_ago_is_forgotten_but_not_what_its_key_still_guards(
    store: Store, post: Post
) -> None:
    ended(store, "prompts", "prompts:1:2026-11-23", Sent("m1"))
    ended(store, "copy", "copy:7:1", Sent("m2"))
    ended(store, "prompts", "lost", Unknown("timeout"))
    ended(store, "undelivered", "refused", Dead("400"))
    store.outbox.update(post, "visit", "7", NOW)
    update = store.deliveries.claim("w", NOW, LEASE)
    assert update is not None and store.deliveries.skip(update, "w", "being filled in")
    store.outbox.put("prompts", "1", "waits", "a:farida", NOW, due=NOW + 2 * QUARTER)
    store.purge(NOW + QUARTER, FLEETING)
    assert len(keys(store)) == 6
    store.purge(NOW + QUARTER + timedelta(seconds=1), FLEETING)
    assert keys(store) == {"copy:7:1", "lost", "refused", "waits"}


def test_a_long_list_of_what_ended_goes_in_parts(
    store: Store, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = keeping(nobody(), replace(keeping_of(outbox).terms[0], most=2))
    monkeypatch.setattr(outbox, "info", parts)
    monkeypatch.setattr(purge, "PIECES", 1)
    for number in range(3):
        ended(store, "prompts", f"k{number}", Sent("m"))
    store.purge(NOW + 2 * QUARTER, FLEETING)
    assert len(keys(store)) == 1


def test_what_lives_long_is_purged_once_an_hour(store: Store, post: Post) -> None:
    ended(store, "prompts", "old", Sent("m"))
    store.purge(NOW.replace(minute=1) + QUARTER * 2, FLEETING)
    assert keys(store) == {"old"}
    store.purge(NOW.replace(minute=0) + QUARTER * 2, FLEETING)
    assert not keys(store)


async def test_an_update_wakes_who_listens_and_one_that_no_message_shows_does_not(
    database: Database[Store],
) -> None:
    woken: list[str] = []
    database.listen(lambda: woken.append("woken"))
    record, other = Slot("visit", "7"), Slot("visit", "8")

    def shown(store: Store) -> Post:
        store.conversations.put(chat(), None)
        return store.posts.show("a:farida", "m1", "visit:7", "visit:7", NOW)

    def both(store: Store) -> None:
        store.outbox.put("prompts", "1", "k", "a:farida", NOW)
        store.outbox.follow(other, NOW)

    post = await database.write(shown)
    await database.write(lambda store: store.outbox.follow(other, NOW))
    assert woken == []
    await database.write(lambda store: store.outbox.follow(record, NOW))
    await database.write(lambda store: store.outbox.update(post, "visit", "7", NOW))
    await database.write(both)
    assert woken == ["woken"] * 3


async def test_a_row_wakes_who_listens_though_another_was_put_before(
    database: Database[Store],
) -> None:
    woken: list[str] = []
    database.listen(lambda: woken.append("woken"))
    await database.write(lambda store: store.conversations.put(chat(), None))

    def again(store: Store) -> None:
        for _ in range(2):
            store.outbox.put("prompts", "1", "k", "a:farida", NOW)

    await database.write(again)
    assert woken == ["woken"]
    await database.write(again)
    assert woken == ["woken"]


def test_a_conversation_is_its_workers_also_when_its_row_was_dropped(
    store: Store, post: Post
) -> None:
    store.outbox.put("prompts", "1", "k", "a:farida", NOW)
    assert store.deliveries.claim("w1", NOW, LEASE) is not None
    assert store.outbox.drop("prompts", "1")
    store.outbox.put("prompts", "2", "l", "a:farida", NOW)
    assert store.deliveries.claim("w2", NOW, LEASE) is None
    assert store.deliveries.claim("w2", NOW + LEASE, LEASE) is not None
