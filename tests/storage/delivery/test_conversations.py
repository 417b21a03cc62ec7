"""Where the bot may speak."""

from dataclasses import replace

from sqlalchemy import insert

from domain.delivery.conversations import Conversation, Surface
from storage.delivery.conversations import LONGEST_REASON
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


def channel(id_: str, team: str) -> Conversation:
    """A channel of a team."""
    service = "https://smba.example/"
    return Conversation(id_, Surface.CHANNEL, "t1", service, "28:bot", channel=id_, team=team)


def reasons(store: Store, *ids: str) -> list[str | None]:
    """Why each takes nothing, "" where it is open."""
    found = [store.conversations.get(id_) for id_ in ids]
    return [kept.stopped if kept else None for kept in found]


def test_a_chat_is_its_persons_and_a_channel_is_nobodys(store: Store) -> None:
    farida = person(store, 1)
    store.conversations.put(chat(), farida)
    store.conversations.put(channel("19:a", "19:t"), None)
    assert store.conversations.owner("a:farida") == farida
    assert store.conversations.owner("19:a") is None
    assert store.conversations.owner("19:nowhere") is None


def test_the_channels_of_a_team_stop_and_open_together_and_no_others(store: Store) -> None:
    everywhere = ("19:a", "19:b", "19:elsewhere", "19:teamless", "a:farida")
    for conversation in (
        channel("19:a", "19:t"),
        channel("19:b", "19:t"),
        channel("19:elsewhere", "19:u"),
        channel("19:teamless", ""),
        replace(chat(), team="19:t"),
    ):
        store.conversations.put(conversation, None)
    store.conversations.stop_team("19:t", "the app was removed")
    assert reasons(store, *everywhere) == ["the app was removed"] * 2 + [""] * 3
    store.conversations.open_team("19:u")
    assert reasons(store, *everywhere) == ["the app was removed"] * 2 + [""] * 3
    store.conversations.open_team("19:t")
    assert reasons(store, *everywhere) == [""] * 5
    # A channel whose team is not known belongs to none.
    store.conversations.stop_team("", "removed")
    assert reasons(store, *everywhere) == [""] * 5


def test_why_a_team_stopped_is_kept_as_far_as_there_is_room_for_it(store: Store) -> None:
    store.conversations.put(channel("19:a", "19:t"), None)
    store.conversations.stop_team("19:t", "x" * (LONGEST_REASON + 1))
    assert reasons(store, "19:a") == ["x" * LONGEST_REASON]
    store.conversations.stop_team("19:t", "")
    assert reasons(store, "19:a") == ["stopped"]


def test_why_a_chat_stopped_is_kept_as_far_as_there_is_room_for_it(store: Store) -> None:
    store.conversations.put(chat(), None)
    store.conversations.stop("a:farida", "x" * (LONGEST_REASON + 1))
    assert reasons(store, "a:farida") == ["x" * LONGEST_REASON]
    store.conversations.stop("a:farida", "")
    assert reasons(store, "a:farida") == ["stopped"]
    store.conversations.put(chat(stopped="y" * (LONGEST_REASON + 1)), None)
    assert reasons(store, "a:farida") == ["y" * LONGEST_REASON]
