"""Conversations that refuse: on what word they stop, and where their messages go then."""

from dataclasses import replace
from functools import partial

import pytest

from bot.delivery.delivery import Delivery
from domain.delivery.delivery import Dead, DeliveryState, Sent
from storage.engine.database import Database
from storage.store import Store
from tests.bot.delivery.rows.sending import Teams, put, states
from tests.databases import chat

DOUBTFUL = Dead("403 ServiceError", doubtful=True)
BAD = "https://smba.example/jp/"


def stopped(database: Database[Store]) -> str:
    """Why Farida's chat takes nothing; empty where it takes messages."""
    kept = database.read_now(lambda store: store.conversations.get("a:farida"))
    assert kept is not None
    return kept.stopped


async def send(delivery: Delivery, database: Database[Store], *keys: str) -> None:
    """Puts rows and sends what may be sent."""
    for key in keys:
        put(database, key)
    while await delivery.step():
        pass


async def test_a_refusal_that_nobody_documents_ends_that_message_alone(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    teams.answers = [DOUBTFUL]
    await send(delivery, database, "first", "second")
    assert states(database) == {DeliveryState.DEAD: 1, DeliveryState.SENT: 1}
    assert not stopped(database)


async def test_three_of_them_in_a_row_stop_the_conversation(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    teams.answers = [DOUBTFUL, DOUBTFUL, Sent("m1"), DOUBTFUL, DOUBTFUL]
    await send(delivery, database, *"abcde")
    assert not stopped(database)
    teams.answers = [DOUBTFUL]
    await send(delivery, database, "f", "g")
    assert stopped(database) == "403 ServiceError"
    assert states(database)[DeliveryState.READY] == 1


async def test_who_writes_again_is_counted_from_the_start(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    teams.answers = [DOUBTFUL, DOUBTFUL]
    await send(delivery, database, "a", "b")
    database.write_now(lambda store: store.conversations.put(chat(), None))
    teams.answers = [DOUBTFUL, DOUBTFUL]
    await send(delivery, database, "c", "d")
    assert not stopped(database)


async def test_the_address_that_took_the_message_is_the_one_to_use(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    elsewhere = Sent("m1", service_url="https://smba.example/emea/")
    teams.answers = [elsewhere]
    await send(delivery, database, "a")
    kept = database.read_now(lambda store: store.conversations.get("a:farida"))
    assert kept is not None and kept.proven
    assert (kept.service_url, kept.other_urls) == (elsewhere.service_url, (chat().service_url,))


def after(database: Database[Store], *named: str) -> tuple[str, tuple[str, ...]]:
    """The address to use, and the others, after activities that named these."""
    for url in named:
        came = replace(chat(), service_url=url)
        database.write_now(partial(lambda came, store: store.conversations.put(came, None), came))
    kept = database.read_now(lambda store: store.conversations.get("a:farida"))
    assert kept is not None
    return kept.service_url, kept.other_urls


async def test_one_activity_does_not_overwrite_the_address_that_works(
    database: Database[Store], delivery: Delivery
) -> None:
    await send(delivery, database, "a")
    good = chat().service_url
    assert after(database, BAD) == (good, (BAD,))
    assert after(database, good) == (good, (BAD,))
    # A second one says that it has moved.
    assert after(database, BAD) == (BAD, (good,))
    database.write_now(lambda store: store.conversations.note_arrival("a:farida", good))
    # Once Teams refused it, no number of activities brings it back.
    assert after(database, BAD, BAD, BAD) == (good, (BAD,))
    known = replace(chat(), service_url=BAD)
    assert database.read_now(lambda store: store.conversations.known(known, None))


async def test_what_waits_goes_to_the_chat_that_was_made_anew(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    teams.answers = [Sent("m1", conversation="a:anew")]
    await send(delivery, database, "first", "second")
    assert [to for _, to, _ in teams.said] == ["a:farida", "a:anew"]
    assert stopped(database) == "made anew"
    post = database.read_now(lambda store: store.posts.at("a:anew", "m1"))
    assert post is not None and post.conversation == "a:anew"


@pytest.mark.parametrize("reason", ["404 ConversationNotFound", "403 BotDisabledByAdmin"])
async def test_a_documented_refusal_stops_it_at_once(
    database: Database[Store], delivery: Delivery, teams: Teams, reason: str
) -> None:
    teams.answers = [Dead(reason, stops=True)]
    await send(delivery, database, "first", "second")
    assert stopped(database) == reason
    assert len(teams.said) == 1
