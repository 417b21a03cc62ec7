"""What is sent: in order, with one token, to allowed hosts only; and what every answer means."""

import asyncio
import gc
import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import pytest_asyncio

from bot.teams.hosts import Hosts
from bot.teams.outbound import NotAsked, Outbound
from bot.teams.outcomes import code_of, judged, seconds
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import Again, Dead, Outcome, Sent, Unknown
from domain.digests.channels import ChannelReaders, Reader
from domain.people.people import Account, Member
from tests.edge import Time, conversation_at, hosts_of, nobody, tokens_of
from tests.fake_teams import FakeTeams

CARD = {"type": "AdaptiveCard", "version": "1.5", "fallbackText": "Visit recorded", "body": []}
CHANNEL = "19:support@thread.tacv2"
LEGACY = {
    "errorCode": 209,
    "message": '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "blocked"\r\n}',
}
FARIDA = {
    "aadObjectId": "oid-farida",
    "tenantId": "t",
    "name": "Farida Khan",
    "email": "f@x",
    "userPrincipalName": "f@y",
}


@pytest_asyncio.fixture
async def outbound(teams: FakeTeams, request: pytest.FixtureRequest) -> AsyncIterator[Outbound]:
    """The sender of a patient bot; of half a second's patience where the connector is to hang."""
    told = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    sender = Outbound(
        hosts_of(teams), tokens_of(teams), patience=0.5 if "hang" in told.values() else 30
    )
    await sender.start()
    yield sender
    await sender.close()


@pytest_asyncio.fixture
async def other() -> AsyncIterator[FakeTeams]:
    """Another cloud."""
    fake = FakeTeams()
    await fake.start()
    yield fake
    await fake.stop()


def chat(teams: FakeTeams, id_: str = "a:1") -> Conversation:
    """A chat at the fake."""
    return conversation_at(teams.service_url, id_)


def channel(teams: FakeTeams) -> Conversation:
    """A channel at the fake."""
    kept = conversation_at(teams.service_url, CHANNEL, surface=Surface.CHANNEL, user_id="")
    return replace(kept, channel=CHANNEL, team="19:team")


def coded(code: str) -> dict[str, Any]:
    """The connector's usual error body."""
    return {"error": {"code": code, "message": "…"}}


ANSWERS: list[tuple[Any, Outcome]] = [
    ((429, {"Retry-After": "7"}, coded("Throttled")), Again("429 Throttled", 7)),
    ((429, {}, None), Again("429")),
    ((412, {}, coded("PreconditionFailed")), Again("412 PreconditionFailed")),
    ((400, {}, coded("BadArgument")), Dead("400 BadArgument")),
    (
        (403, {}, coded("ConversationBlockedByUser")),
        Dead("403 ConversationBlockedByUser", stops=True),
    ),
    (
        (403, {}, coded("BotNotInConversationRoster")),
        Dead("403 BotNotInConversationRoster", stops=True),
    ),
    ((403, {}, LEGACY), Dead("403 MessageWritesBlocked", stops=True)),
    (
        (403, {}, {"error": {"code": "Forbidden", "message": LEGACY["message"]}}),
        Dead("403 MessageWritesBlocked", stops=True),
    ),
    ((403, {}, coded("NotEnoughPermissions")), Dead("403 NotEnoughPermissions")),
    ((403, {}, {"message": "{broken"}), Dead("403", stops=True)),
    ((404, {}, coded("ConversationNotFound")), Dead("404 ConversationNotFound", stops=True)),
    ((404, {}, None), Dead("404")),
    ((307, {"Location": "http://127.0.0.1:1/"}, None), Dead("307")),
    ((408, {}, None), Unknown("408")),
    ((500, {}, coded("ServiceError")), Unknown("500 ServiceError")),
    ((501, {}, None), Unknown("501")),
    ((502, {}, None), Unknown("502")),
    ((503, {"Retry-After": "1"}, None), Unknown("503")),
    ((504, {}, None), Unknown("504")),
    ("hang", Unknown("TimeoutError")),
    ("reset", Unknown("ServerDisconnectedError")),
]


@pytest.mark.parametrize(("failure", "outcome"), ANSWERS, ids=str)
async def test_a_message_is_sent_once_and_its_end_is_told(
    outbound: Outbound, teams: FakeTeams, failure: Any, outcome: Outcome
) -> None:
    teams.failures.append(failure)
    assert await outbound.send(chat(teams), CARD) == outcome
    assert len(teams.calls) == 1


@pytest.mark.parametrize("failure", [(500, {}, None), (503, {}, None), "hang", "reset"], ids=str)
async def test_an_update_may_always_be_put_again(
    outbound: Outbound, teams: FakeTeams, failure: Any
) -> None:
    sent = await outbound.send(chat(teams), "Hello")
    assert isinstance(sent, Sent)
    # The client itself puts again after a connection that broke: that is two of the failures.
    teams.failures += [failure, failure] if failure == "reset" else [failure]
    assert isinstance(await outbound.update(chat(teams), sent.activity_id, CARD), Again)
    teams.failures.append((503, {}, None))
    assert await outbound.replace(chat(teams), sent.activity_id, CARD) == sent
    assert teams.chats["a:1"][0].card == CARD


async def test_what_is_gone_is_gone_and_may_be_deleted_once(
    outbound: Outbound, teams: FakeTeams
) -> None:
    sent = await outbound.send(chat(teams), CARD)
    assert isinstance(sent, Sent)
    assert isinstance(await outbound.delete(chat(teams), sent.activity_id), Sent)
    gone = Dead("404 ActivityNotFoundInConversation", gone=True)
    assert await outbound.delete(chat(teams), sent.activity_id) == gone
    assert await outbound.update(chat(teams), sent.activity_id, CARD) == gone
    teams.failures.append((403, {}, {"error": {"code": "ServiceError", "message": "Unknown"}}))
    assert await outbound.update(chat(teams), "m", CARD) == Dead("403 ServiceError", gone=True)
    teams.failures.append((404, {}, coded("ConversationNotFound")))
    assert await outbound.update(chat(teams), "m", CARD) == Dead(
        "404 ConversationNotFound", stops=True
    )


def test_what_the_connector_cannot_do_is_not_tried_for_ever() -> None:
    assert judged("DELETE", 501, {}, coded("DeleteActivityAPINotImplemented")).__class__ is Dead


async def test_nothing_arrived_where_nobody_listens(teams: FakeTeams) -> None:
    place = nobody()
    hosts = hosts_of(teams)
    sender = Outbound(type(hosts)([place.split("/")[2]]), tokens_of(teams))
    await sender.start()
    assert await sender.send(conversation_at(place), CARD) == Again("ClientConnectorError")
    await sender.close()


async def test_nothing_arrived_where_no_connection_is_taken_in_half_the_time(
    teams: FakeTeams,
) -> None:
    with ExitStack() as sockets:
        full = sockets.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(
            3
        ):  # its queue is full, so a further connection is neither taken nor refused
            waiting = sockets.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        place = f"127.0.0.1:{full.getsockname()[1]}"
        sender = Outbound(Hosts([place]), tokens_of(teams), patience=0.2)
        await sender.start()
        assert await sender.send(conversation_at(f"http://{place}/"), CARD) == Again(
            "ConnectionTimeoutError"
        )
        await sender.close()


async def test_nothing_arrived_without_a_token(outbound: Outbound, teams: FakeTeams) -> None:
    teams.token_status = 500
    assert await outbound.send(chat(teams), CARD) == Again("no token")
    assert teams.calls == []


async def test_a_token_goes_to_allowed_hosts_only(
    outbound: Outbound, other: FakeTeams, teams: FakeTeams
) -> None:
    assert await outbound.send(chat(other), CARD) == Dead("host not allowed")
    assert isinstance(await outbound.update(chat(other), "m", CARD), Dead)
    assert await outbound.member(chat(other), "29:x") is None
    assert (other.calls, teams.tokens) == ([], 0)


async def test_a_connector_lives_if_it_answers_anything_but_that_it_is_down(
    outbound: Outbound, teams: FakeTeams
) -> None:
    assert await outbound.probe(teams.service_url)
    teams.failures = [(405, {}, None), (429, {}, None), (503, {}, None)]
    assert [await outbound.probe(teams.service_url) for _ in range(3)] == [True, True, False]
    assert not await outbound.probe(nobody())
    assert not await outbound.probe("https://elsewhere.example/")
    assert {call.method for call in teams.calls} == {"GET"}


async def test_a_redirect_is_not_followed(
    outbound: Outbound, other: FakeTeams, teams: FakeTeams
) -> None:
    teams.failures.append((307, {"Location": other.service_url}, None))
    assert await outbound.send(chat(teams), CARD) == Dead("307")
    assert other.calls == []


async def test_a_message_goes_once_more_to_the_other_cloud(
    other: FakeTeams, teams: FakeTeams
) -> None:
    sender = Outbound(
        hosts_of(teams, other), tokens_of(teams), clouds=(teams.service_url, other.service_url)
    )
    await sender.start()
    teams.failures.append((403, {}, coded("InvalidBotApiHost")))
    assert isinstance(await sender.send(chat(teams), "Hello"), Sent)
    assert (teams.chats["a:1"], [m.text for m in other.chats["a:1"]]) == ([], ["Hello"])
    wrong: Any = (403, {}, coded("InvalidBotApiHost"))
    teams.failures.append(wrong)
    other.failures.append(wrong)
    assert await sender.send(chat(other), "Hello") == Dead("403 InvalidBotApiHost")
    await sender.close()


async def test_a_hundred_messages_take_one_token(outbound: Outbound, teams: FakeTeams) -> None:
    sent = await asyncio.gather(*(outbound.send(chat(teams, f"a:{n}"), CARD) for n in range(100)))
    assert {type(outcome) for outcome in sent} == {Sent}
    assert (teams.tokens, {call.token for call in teams.calls}) == (1, {"token-1"})


async def test_a_refused_token_is_renewed_once_for_all(
    outbound: Outbound, teams: FakeTeams
) -> None:
    await outbound.send(chat(teams), CARD)
    teams.failures += [(401, {}, None)] * 5
    sent = await asyncio.gather(*(outbound.send(chat(teams, f"a:{n}"), CARD) for n in range(5)))
    assert {type(outcome) for outcome in sent} == {Sent}
    assert teams.tokens == 2
    teams.failures += [(401, {}, coded("BotNotRegistered"))] * 2
    assert await outbound.send(chat(teams), CARD) == Dead("401 BotNotRegistered")


async def test_a_bot_that_is_refused_does_not_ask_for_a_token_each_time(
    outbound: Outbound, teams: FakeTeams
) -> None:
    teams.failures += [(401, {}, coded("BotNotRegistered"))] * 20
    sent = [await outbound.send(chat(teams), CARD) for _ in range(10)]
    assert sent == [Dead("401 BotNotRegistered")] * 10
    assert teams.tokens == 2


async def test_who_waited_for_a_token_that_could_not_be_had_does_not_wait_again(
    outbound: Outbound, teams: FakeTeams
) -> None:
    teams.token_status = 500
    sent = await asyncio.gather(*(outbound.send(chat(teams, f"a:{n}"), CARD) for n in range(20)))
    assert (sent, teams.tokens) == ([Again("no token")] * 20, 1)
    assert (await outbound.send(chat(teams), CARD), teams.tokens) == (Again("no token"), 2)
    teams.token_status = 200
    assert isinstance(await outbound.send(chat(teams), CARD), Sent)


async def test_a_card_that_is_too_long_goes_back_shorter(
    outbound: Outbound, teams: FakeTeams
) -> None:
    too_long: Any = (413, {}, coded("MessageSizeTooBig"))
    sent = await outbound.send(chat(teams), "Hello")
    assert isinstance(sent, Sent)
    teams.failures.append(too_long)
    assert isinstance(await outbound.send(chat(teams), CARD), Sent)
    teams.failures.append(too_long)
    assert await outbound.update(chat(teams), sent.activity_id, CARD) == sent
    for message in teams.chats["a:1"]:
        assert message.card is not None
        [text, *_] = [part["inlines"][0]["text"] for part in message.card["body"]]
        assert (text, message.card["version"], message.card["fallbackText"]) == (
            "Visit recorded",
            "1.5",
            "Visit recorded",
        )
    teams.failures += [too_long, too_long]
    assert await outbound.send(chat(teams), CARD) == Dead("413 MessageSizeTooBig")
    teams.failures.append(too_long)
    assert await outbound.send(chat(teams), "a text") == Dead("413 MessageSizeTooBig")


async def test_a_token_is_renewed_before_it_ends_and_the_old_one_serves_meanwhile(
    teams: FakeTeams,
) -> None:
    time = Time()
    sender = Outbound(hosts_of(teams), tokens_of(teams, time))
    await sender.start()
    await sender.send(chat(teams), CARD)
    time.seconds += 3599 - 301
    assert isinstance(await sender.send(chat(teams), CARD), Sent)
    assert teams.tokens == 1
    time.seconds += 2
    teams.token_status = 503
    assert isinstance(await sender.send(chat(teams), CARD), Sent)
    assert teams.tokens == 2
    time.seconds += 300
    assert await sender.send(chat(teams), CARD) == Again("no token")
    teams.token_status = 200
    assert isinstance(await sender.send(chat(teams), CARD), Sent)
    await sender.close()


async def test_an_update_does_not_overtake_the_message_before_it(
    outbound: Outbound, teams: FakeTeams
) -> None:
    first = await outbound.send(chat(teams), "first")
    assert isinstance(first, Sent)
    teams.failures.append((429, {"Retry-After": "0.05"}, None))
    said = asyncio.gather(
        outbound.reply(chat(teams), CARD),
        outbound.update(chat(teams), first.activity_id, CARD),
        outbound.reply(chat(teams), "last"),
        outbound.delete(chat(teams), first.activity_id),
    )
    assert {type(outcome) for outcome in await said} == {Sent}
    assert [call.method for call in teams.calls] == [
        "POST",
        "POST",
        "POST",
        "PUT",
        "POST",
        "DELETE",
    ]


async def test_chats_that_are_silent_are_forgotten(outbound: Outbound, teams: FakeTeams) -> None:
    await asyncio.gather(*(outbound.send(chat(teams, f"a:{n}"), "Hello") for n in range(50)))
    gc.collect()
    assert len(outbound._lanes) == 0


async def test_messages_of_a_chat_keep_their_order_and_other_chats_do_not_wait(
    outbound: Outbound, teams: FakeTeams
) -> None:
    teams.failures += [(429, {"Retry-After": "0"}, None)]
    replied = asyncio.gather(*(outbound.reply(chat(teams), f"message {n}") for n in range(30)))
    assert isinstance(await outbound.reply(chat(teams, "a:2"), "aside"), Sent)
    await replied
    assert [m.text for m in teams.chats["a:1"]] == [f"message {n}" for n in range(30)]
    posted = [call.path.split("/")[2] for call in teams.calls]
    assert posted.index("a:2") < 29


@pytest.mark.parametrize(
    "failure", [(429, {"Retry-After": "0"}, None), (412, {"Retry-After": "0"}, None)], ids=str
)
async def test_a_reply_is_posted_again_where_nothing_arrived(
    outbound: Outbound, teams: FakeTeams, failure: Any
) -> None:
    teams.failures += [failure, failure]
    assert isinstance(await outbound.reply(chat(teams), "Hello"), Sent)
    assert [m.text for m in teams.chats["a:1"]] == ["Hello"]
    teams.failures += [failure] * 3
    assert isinstance(await outbound.reply(chat(teams), "Hello"), Again)
    assert len(teams.calls) == 6


@pytest.mark.parametrize(
    "failure", [(500, {}, None), (502, {}, None), "reset", "hang", (400, {}, None)], ids=str
)
async def test_a_reply_that_may_have_arrived_is_not_repeated(
    outbound: Outbound, teams: FakeTeams, failure: Any
) -> None:
    teams.failures.append(failure)
    assert isinstance(await outbound.reply(chat(teams), "Hello"), Unknown | Dead)
    assert len(teams.calls) == 1


async def test_a_reply_is_never_sooner_than_the_connector_asked(
    outbound: Outbound, teams: FakeTeams
) -> None:
    teams.failures.append((429, {"Retry-After": "60"}, None))
    assert await outbound.reply(chat(teams), "Hello") == Again("429", 60)
    assert len(teams.calls) == 1


async def test_a_card_goes_with_a_summary_and_never_beside_text(
    outbound: Outbound, teams: FakeTeams
) -> None:
    await outbound.send(chat(teams, "19:c@thread.tacv2;messageid=1/../2"), CARD)
    told = teams.calls[0]
    assert told.path == "v3/conversations/19:c@thread.tacv2;messageid=1/../2/activities"
    assert (told.body["summary"], "text" in told.body) == ("Visit recorded", False)
    assert told.body["attachments"] == [
        {"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD}
    ]
    await outbound.send(chat(teams), "*Hello*")
    assert (teams.calls[1].body["text"], teams.calls[1].body["textFormat"]) == ("*Hello*", "plain")


@pytest.mark.parametrize(("failure", "outcome"), ANSWERS, ids=str)
async def test_a_post_in_a_channel_is_sent_once_and_its_end_is_told(
    outbound: Outbound, teams: FakeTeams, failure: Any, outcome: Outcome
) -> None:
    teams.failures.append(failure)
    assert await outbound.send(channel(teams), CARD) == outcome
    assert [call.path for call in teams.calls] == ["v3/conversations"]


async def test_a_post_in_a_channel_opens_a_thread_and_is_updated_there(
    outbound: Outbound, teams: FakeTeams
) -> None:
    first, second = (
        await outbound.send(channel(teams), "Hello"),
        await outbound.send(channel(teams), CARD),
    )
    assert isinstance(first, Sent)
    posts = teams.chats[CHANNEL]
    assert [post.thread for post in posts] == [post.id for post in posts]
    assert [first, second] == [Sent(post.id) for post in posts]
    body = teams.calls[0].body
    assert (body["isGroup"], body["bot"], body["channelData"]) == (
        True,
        {"id": channel(teams).bot_id},
        {"channel": {"id": CHANNEL}, "tenant": {"id": channel(teams).tenant}},
    )
    assert "conversation" not in body["activity"]
    assert await outbound.update(channel(teams), first.activity_id, CARD) == first
    assert teams.calls[-1].path == f"v3/conversations/{CHANNEL}/activities/{first.activity_id}"
    thread = replace(channel(teams), id=f"{CHANNEL};messageid={first.activity_id}")
    assert isinstance(await outbound.reply(thread, "Below"), Sent)
    assert [(post.text, post.thread) for post in posts if post.text] == [
        ("Below", first.activity_id)
    ]


@pytest.mark.parametrize(
    "body",
    [
        {"id": f"19:x;messageid={7}", "activityId": "7"},
        {"id": "19:x;messageid=7"},
        {"activityId": "7"},
    ],
    ids=str,
)
def test_a_new_thread_is_known_by_its_first_post(body: Any) -> None:
    assert judged("POST", 201, {}, body) == Sent("7")


async def test_who_reads_a_channel_is_asked_for_page_by_page(
    outbound: Outbound, teams: FakeTeams
) -> None:
    teams.channels["19:team"] = [
        {"id": "19:team", "name": None},
        {"id": CHANNEL, "name": "Support"},
    ]
    teams.rosters[CHANNEL] = [
        {"name": f"Member {n}", "email": f"M{n}@x.example"} for n in range(1_201)
    ]
    teams.rosters[CHANNEL] += [
        {
            "name": "Ann Other",
            "userPrincipalName": "ann_y.example#EXT#@x.example",
            "email": "Ann@y.example",
        },
        {"userPrincipalName": "bo_y.example#EXT#@x.example", "tenantId": "t2"},
        {"name": "Anon (Guest)", "userRole": "anonymous", "tenantId": 7},
    ]
    roster = await outbound.roster(channel(teams))
    assert roster is not None
    assert (len(roster.readers), roster.name, roster.whole) == (1_204, "Support", True)
    assert roster.readers[0] == Reader("Member 0", frozenset({"m0@x.example"}))
    ann, bo, anonymous = roster.readers[-3:]
    assert (ann.guest, "ann@y.example" in ann.addresses) == (True, True)
    assert (bo.name, bo.tenant, bo.guest) == ("bo_y.example", "t2", True)
    assert (anonymous.addresses, anonymous.tenant, anonymous.guest) == (frozenset(), "", True)
    general = await outbound.roster(replace(channel(teams), id="19:team", channel="19:team"))
    assert general == ChannelReaders((), "General")


async def test_a_channel_of_very_many_is_counted_to_an_end(
    outbound: Outbound, teams: FakeTeams
) -> None:
    teams.rosters[CHANNEL] = [{"name": f"Member {n}"} for n in range(6_000)]
    roster = await outbound.roster(channel(teams))
    assert roster is not None
    assert (len(roster.readers), roster.whole) == (5_000, False)


@pytest.mark.parametrize(
    "answer", [(403, {}, None), (404, {}, None), (200, {}, ["no page"])], ids=str
)
async def test_who_reads_is_not_known_where_teams_does_not_say(
    outbound: Outbound, teams: FakeTeams, answer: Any
) -> None:
    teams.failures.append(answer)
    assert await outbound.roster(channel(teams)) is None
    teams.failures += [
        (200, {}, {"members": [7, {"name": "Ann"}], "continuationToken": 7}),
        (500, {}, None),
    ]
    assert await outbound.roster(replace(channel(teams), team="")) == ChannelReaders(
        (Reader("Ann"),)
    )
    teams.failures.clear()


async def test_a_member_is_an_account_with_its_addresses(
    outbound: Outbound, teams: FakeTeams
) -> None:
    teams.members["29:farida"] = FARIDA
    known = Member(Account("t", "oid-farida"), "29:farida", "Farida Khan", "f@x", "f@y")
    assert await outbound.member(chat(teams), "29:farida") == known
    assert await outbound.member(chat(teams), "29:nobody") is None
    for missing in ("aadObjectId", "tenantId"):
        teams.members["29:farida"] = {k: v for k, v in FARIDA.items() if k != missing}
        assert await outbound.member(chat(teams), "29:farida") is None


async def test_a_member_that_cannot_be_asked_for_is_not_nobody(
    outbound: Outbound, teams: FakeTeams
) -> None:
    teams.members["29:farida"] = FARIDA
    teams.failures.append((503, {}, None))
    assert await outbound.member(chat(teams), "29:farida") is not None
    teams.failures += [(503, {}, None)] * 3
    with pytest.raises(NotAsked):
        await outbound.member(chat(teams), "29:farida")
    teams.calls.clear()
    teams.failures.append((429, {"Retry-After": "60"}, None))
    with pytest.raises(NotAsked):
        await outbound.member(chat(teams), "29:farida")
    assert len(teams.calls) == 1, "never sooner than the connector asked"


@pytest.mark.parametrize("status", [401, 403])
async def test_a_bot_that_may_not_ask_takes_nobody_for_a_stranger(
    outbound: Outbound, teams: FakeTeams, status: int
) -> None:
    teams.members["29:farida"] = FARIDA
    teams.failures += [(status, {}, {"error": {"code": "BotNotRegistered"}})] * 2
    with pytest.raises(NotAsked):
        await outbound.member(chat(teams), "29:farida")
    teams.failures.clear()
    assert await outbound.member(chat(teams), "29:farida") is not None


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        (None, None),
        ("", None),
        ("3", 3.0),
        ("0.5", 0.5),
        ("-9", 0.0),
        ("1e300", 86_400.0),
        ("inf", None),
        ("nan", None),
        ("soon", None),
        ("Mon, 23 Nov 2026 14:00:30 GMT", 30.0),
        ("Mon, 23 Nov 2026 13:00:00 GMT", 0.0),
        ("Mon, 23 Nov 2026 14:00:30", None),
    ],
)
def test_a_wait_is_read_as_number_or_date(header: str | None, asked: float | None) -> None:
    assert seconds(header, datetime(2026, 11, 23, 14, tzinfo=UTC)) == asked


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (None, ""),
        ([], ""),
        ("text", ""),
        ({"error": "text"}, ""),
        ({"error": {"code": 7}}, ""),
        ({"error": {"code": "x" * 99}}, ""),
        ({"error": {"code": "a name, typed"}}, ""),
        ({"error": {"code": "Throttled"}}, "Throttled"),
        ({"code": "Throttled"}, "Throttled"),
        ({"subCode": "A", "error": {"code": "B"}}, "A"),
        (LEGACY, "MessageWritesBlocked"),
        ({"message": '{"message":"{\\"message\\":\\"{}\\"}"}'}, ""),
    ],
)
def test_the_connectors_word_is_found_in_every_shape(body: Any, code: str) -> None:
    assert code_of(body) == code


def test_an_id_that_cannot_be_kept_is_none() -> None:
    assert judged("POST", 201, {}, {"id": "x" * 301}) == Sent("")
    assert judged("POST", 201, {}, {"id": 7}) == judged("POST", 202, {}, None) == Sent("")
