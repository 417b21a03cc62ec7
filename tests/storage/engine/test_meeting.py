"""What two processes do to the same rows at one time, on PostgreSQL: SQLite never lets them."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest

from domain.delivery.conversations import Conversation
from domain.delivery.delivery import Again, DeliveryState, OutboxRow, Post
from domain.operations.imports import Entry
from storage.delivery.inbox import Seen
from storage.store import Store
from tests import databases
from tests.databases import Place, chat
from tests.make import NOW
from tests.meeting import Replicas, replicas

LEASE = timedelta(seconds=60)
pytestmark = databases.on_postgres


@pytest.fixture
def both(place: Place) -> Iterator[Replicas]:
    """Two processes; Farida's and Tom's chats are known."""
    with replicas(place) as two:
        know(two, "a:farida", "a:tom")
        yield two


def know(both: Replicas, *chats: str) -> None:
    """Makes chats known."""
    for id_ in chats:
        both.one.write_now(partial(_know, id_))


def _know(id_: str, store: Store) -> None:
    store.conversations.put(chat(id_), None)


def put(both: Replicas, key: str, conversation: str = "a:farida") -> None:
    """A row that is due."""
    assert both.one.write_now(
        lambda store: store.outbox.put("prompts", "1", key, conversation, NOW)
    )


def claim(store: Store, owner: str) -> OutboxRow | None:
    """The next row of a worker of that name."""
    return store.deliveries.claim(owner, NOW, LEASE)


def pressed(store: Store) -> Seen | str:
    """An activity that is answered, or what its twin was answered."""
    seen = store.inbox.claim("a:farida", "1", NOW)
    if seen is not None:
        return seen
    store.inbox.keep("a:farida", "1", "Visit recorded")
    return "done"


def test_a_press_waits_for_its_twin_and_gets_what_that_was_answered(both: Replicas) -> None:
    assert both.meet(pressed, pressed) == ("done", Seen("Visit recorded"))


def test_where_the_twin_fails_the_press_is_the_first(both: Replicas) -> None:
    assert both.meet(pressed, pressed, undone=True) == ("done", "done")
    assert both.one.write_now(pressed) == Seen("Visit recorded")


def test_two_ticks_put_a_row_once(both: Replicas) -> None:
    def tick(store: Store) -> list[bool]:
        put = (
            store.outbox.put("prompts", "1", f"prompts:{n}:2026-11-23", "a:farida", NOW)
            for n in range(50)
        )
        return [row is not None for row in put]

    assert both.meet(tick, tick) == ([True] * 50, [False] * 50)


def test_two_that_put_the_same_in_another_order_both_end(both: Replicas) -> None:
    def puts(numbers: range) -> Callable[[Store], int]:
        return lambda store: sum(
            bool(store.outbox.put("p", "1", f"p:{n}", "a:farida", NOW)) for n in numbers
        )

    assert sum(both.at_once(puts(range(300)), puts(range(299, -1, -1)))) == 300


def test_while_one_replica_has_the_turn_no_other_gets_it(both: Replicas) -> None:
    def turn(store: Store) -> bool:
        return store.replicas.take_turn()

    assert both.meet(turn, turn) == (True, False)
    assert both.two.write_now(turn)


def test_one_row_is_leased_by_one_worker(both: Replicas) -> None:
    put(both, "only")
    first, second = both.meet(lambda store: claim(store, "one"), lambda store: claim(store, "two"))
    assert first is not None and first.key == "only"
    assert second is None


def test_of_one_conversation_one_row_is_on_its_way(both: Replicas) -> None:
    put(both, "first")
    put(both, "second")
    first, second = both.meet(lambda store: claim(store, "one"), lambda store: claim(store, "two"))
    assert first is not None and second is None


def test_workers_pass_each_other_by(both: Replicas) -> None:
    put(both, "farida")
    put(both, "tom", "a:tom")
    first, second = both.meet(lambda store: claim(store, "one"), lambda store: claim(store, "two"))
    assert first is not None and second is not None
    assert {first.key, second.key} == {"farida", "tom"}


def test_eight_workers_share_rows_out_without_a_row_twice(both: Replicas) -> None:
    for number in range(20):
        know(both, f"c:{number}")
        put(both, f"k{number}", f"c:{number}")

    def takes_all(owner: str) -> Callable[[Store], list[int]]:
        return lambda store: [row.id for row in iter(lambda: claim(store, owner), None)]

    taken = both.at_once(*map(takes_all, "abcdefgh"))
    ids = [id_ for of_one in taken for id_ in of_one]
    assert len(ids) == len(set(ids)) == 20


def test_a_lapsed_lease_is_taken_back_once(both: Replicas) -> None:
    put(both, "k")
    row = both.one.write_now(lambda store: claim(store, "gone"))
    assert row is not None
    both.one.write_now(lambda store: store.deliveries.note_sending(row, "gone", NOW))

    def lapse(store: Store) -> dict[DeliveryState, int]:
        store.deliveries.end_lapsed(NOW + LEASE)
        return store.outbox.counts()

    assert both.meet(lapse, lapse) == ({DeliveryState.UNKNOWN: 1}, {DeliveryState.UNKNOWN: 1})


def test_an_update_that_comes_back_while_a_newer_one_is_put_is_skipped(both: Replicas) -> None:
    def show(store: Store) -> Post:
        post = store.posts.show("a:farida", "m1", "visit:7", "visit:7", NOW)
        store.outbox.update(post, "visit", "7", NOW)
        return post

    post = both.one.write_now(show)
    row = both.one.write_now(lambda store: claim(store, "w"))
    assert row is not None
    both.one.write_now(lambda store: store.deliveries.note_sending(row, "w", NOW))
    _, settled = both.meet(
        lambda store: store.outbox.update(post, "visit", "7", NOW),
        lambda store: store.deliveries.note_outcome(row, "w", Again("429"), NOW, NOW),
    )
    assert settled
    assert both.one.read_now(lambda store: store.outbox.counts()) == {
        DeliveryState.SKIPPED: 1,
        DeliveryState.READY: 1,
    }


def test_an_update_put_while_the_waiting_one_is_leased_is_a_row_of_its_own(both: Replicas) -> None:
    post = both.one.write_now(
        lambda store: store.posts.show("a:farida", "m1", "visit:7", "visit:7", NOW)
    )
    both.one.write_now(lambda store: store.outbox.update(post, "visit", "7", NOW))
    both.meet(
        lambda store: claim(store, "w"), lambda store: store.outbox.update(post, "visit", "7", NOW)
    )
    assert both.one.read_now(lambda store: store.outbox.counts()) == {
        DeliveryState.LEASED: 1,
        DeliveryState.READY: 1,
    }


def test_a_form_that_opens_while_an_update_sets_out_sees_it(both: Replicas) -> None:
    post = both.one.write_now(
        lambda store: store.posts.show("a:farida", "m1", "visit:7", "visit:7", NOW)
    )
    both.one.write_now(lambda store: store.outbox.update(post, "visit", "7", NOW))

    def sets_out(store: Store) -> bool:
        row = claim(store, "w")
        assert row is not None
        held = store.posts.get(post.id)
        assert held is not None and not held.being_filled_in
        return store.deliveries.note_sending(row, "w", NOW)

    def opens(store: Store) -> bool:
        there = store.posts.at("a:farida", "m1")
        assert there is not None
        return store.outbox.in_flight(there)

    assert both.meet(sets_out, opens) == (True, True)


def test_a_code_is_spent_once(both: Replicas) -> None:
    asha = both.one.write_now(
        lambda store: store.people.upsert(Entry(0, "a@b.example", "Asha", frozenset()), NOW)
    )
    code = both.one.write_now(lambda store: store.people.invite(asha, NOW))
    assert both.meet(
        lambda store: store.people.spend_code(code, NOW),
        lambda store: store.people.spend_code(code, NOW),
    ) == (
        True,
        False,
    )


def test_of_two_chats_put_at_once_one_is_meant_until_one_speaks_again(both: Replicas) -> None:
    asha = both.one.write_now(
        lambda store: store.people.upsert(Entry(0, "a@b.example", "Asha", frozenset()), NOW)
    )

    def spoke(id_: str) -> None:
        both.two.write_now(lambda store: store.conversations.put(chat(id_), asha))

    def meant() -> Conversation | None:
        return both.one.read_now(lambda store: store.conversations.personal_of(asha))

    both.meet(
        lambda store: store.conversations.put(chat("a:phone"), asha),
        lambda store: store.conversations.put(chat("a:desk"), asha),
    )
    assert meant() == chat("a:desk")
    spoke("a:phone")
    assert meant() == chat("a:phone")
    spoke("a:desk")
    assert meant() == chat("a:desk")


def test_one_chat_put_twice_at_once_is_one_row(both: Replicas) -> None:
    both.meet(
        lambda store: store.conversations.put(
            chat("a:new", service_url="https://one.example/"), None
        ),
        lambda store: store.conversations.put(
            chat("a:new", service_url="https://two.example/"), None
        ),
    )
    kept = both.one.read_now(lambda store: store.conversations.get("a:new"))
    assert kept is not None and kept.service_url == "https://two.example/"
