"""An activity is taken once; one that comes again gets what the first was answered."""

import asyncio
from datetime import timedelta

from storage.delivery.inbox import Seen
from storage.engine.database import Database
from storage.store import Store
from tests.make import NOW


def test_new_then_seen(store: Store) -> None:
    assert store.inbox.claim("a:farida", "1", NOW) is None
    assert store.inbox.claim("a:farida", "1", NOW) == Seen(None)
    store.inbox.keep("a:farida", "1", "the card")
    assert store.inbox.claim("a:farida", "1", NOW) == Seen("the card")


def test_the_same_id_in_another_conversation_is_new(store: Store) -> None:
    assert store.inbox.claim("a:farida", "1", NOW) is None
    assert store.inbox.claim("a:tom", "1", NOW) is None


def test_answers_are_kept_two_days_and_claims_thirty(store: Store) -> None:
    store.inbox.claim("a:farida", "1", NOW)
    store.inbox.keep("a:farida", "1", "the card")
    store.purge(NOW + timedelta(hours=48), ())
    assert store.inbox.claim("a:farida", "1", NOW) == Seen("the card")
    store.purge(NOW + timedelta(hours=49), ())
    assert store.inbox.claim("a:farida", "1", NOW) == Seen(None)
    store.purge(NOW + timedelta(days=30, seconds=1), ())
    assert store.inbox.claim("a:farida", "1", NOW) is None


async def test_ten_at_once_are_one_and_nine_get_its_answer(database: Database[Store]) -> None:
    def press(store: Store) -> str | None:
        seen = store.inbox.claim("a:farida", "1", NOW)
        if seen is not None:
            return seen.body
        store.inbox.keep("a:farida", "1", "Visit recorded")
        return "done"

    answers = await asyncio.gather(*(database.write(press) for _ in range(10)))
    assert sorted(map(str, answers)) == ["Visit recorded"] * 9 + ["done"]


async def test_a_press_that_failed_leaves_its_claim_to_the_next(database: Database[Store]) -> None:
    def fail(store: Store) -> None:
        store.inbox.claim("a:farida", "1", NOW)
        raise ValueError("no")

    def press(store: Store) -> Seen | None:
        return store.inbox.claim("a:farida", "1", NOW)

    waiting = [database.write(press) for _ in range(2)]
    failed, first, second = await asyncio.gather(
        database.write(fail), *waiting, return_exceptions=True
    )
    assert isinstance(failed, ValueError)
    assert {first, second} == {None, Seen(None)}
