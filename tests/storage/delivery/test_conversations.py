"""Where the bot may speak."""

from dataclasses import replace

from sqlalchemy import insert

from domain.delivery.conversations import Conversation, Surface
from storage.store import Store
from storage.tables.people import people
from tests.databases import chat


def person(store: Store, id_: int) -> int:
    """A person of the roster, by the table: the roster has its own tests."""
    store._connection.execute(
        insert(people), {"id": id_, "name": "F", "email": f"f{id_}@trust.example"}
    )
    return id_


def test_known_means_exactly_so(store: Store) -> None:
    farida = person(store, 1)
    assert not store.conversations.known(chat(), farida)
    store.conversations.put(chat(), farida)
    assert store.conversations.get("a:farida") == chat()
    assert store.conversations.known(chat(), farida)
    assert not store.conversations.known(chat(), None)
    assert not store.conversations.known(
        replace(chat(), service_url="https://smba.example/emea/"), farida
    )


def test_one_that_stopped_is_open_again_when_it_speaks(store: Store) -> None:
    farida = person(store, 1)
    store.conversations.put(chat(), farida)
    store.conversations.stop("a:farida", "403 blocked")
    assert store.conversations.get("a:farida") == replace(chat(), stopped="403 blocked")
    assert store.conversations.personal_of(farida) is None
    assert not store.conversations.known(chat(), farida)
    store.conversations.put(chat(), farida)
    assert store.conversations.personal_of(farida) == chat()
    store.conversations.put(replace(chat(), stopped="left"), farida)
    assert store.conversations.personal_of(farida) is None


def test_a_stop_without_a_reason_is_a_stop(store: Store) -> None:
    store.conversations.put(chat(), None)
    store.conversations.stop("a:farida", "")
    stopped = store.conversations.get("a:farida")
    assert stopped is not None
    assert stopped.stopped


def test_of_several_chats_the_last_one_put_is_meant(store: Store) -> None:
    farida = person(store, 1)
    store.conversations.put(chat("z:old"), farida)
    store.conversations.put(chat("a:new"), farida)
    assert store.conversations.personal_of(farida) == chat("a:new")
    store.conversations.put(chat("z:old"), farida)
    assert store.conversations.personal_of(farida) == chat("z:old")
    assert store.conversations.personal_of(person(store, 2)) is None


def test_channels_are_no_chats(store: Store) -> None:
    channel = Conversation(
        "19:a",
        Surface.CHANNEL,
        "t1",
        "https://smba.example/",
        "28:bot",
        channel="19:a",
        team="19:t",
    )
    stopped = replace(channel, id="19:b", stopped="removed")
    for conversation in (channel, stopped, chat()):
        store.conversations.put(conversation, None)
    assert store.conversations.channels() == [channel]
