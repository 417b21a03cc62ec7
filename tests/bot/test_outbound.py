"""What the connector answers, and what may follow from it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.teams.hosts import Hosts
from bot.teams.outbound import Outbound
from bot.teams.tokens import Tokens
from domain.conversations import Conversation, Surface
from domain.delivery import Again, Dead, Outcome, Sent, Unknown
from tests.fake_teams import FakeTeams

CARD = {"type": "AdaptiveCard", "version": "1.5", "fallbackText": "A card"}
LEGACY = {"errorCode": 209, "message": '{"subCode":"MessageWritesBlocked"}'}


@pytest_asyncio.fixture
async def outbound(teams: FakeTeams) -> AsyncIterator[Outbound]:
    """A sender with short patience."""
    patience = aiohttp.ClientTimeout(total=0.5)
    sender = Outbound(Hosts([f"127.0.0.1:{teams.port}"]), Tokens(teams.token_url, "app", SecretStr("s")), patience)
    await sender.start()
    yield sender
    await sender.close()


def chat(teams: FakeTeams, id_: str = "a:1") -> Conversation:
    """A chat at the fake."""
    return Conversation(id_, Surface.CHAT, "t", teams.service_url, "28:bot", "29:x")


def coded(code: str) -> dict[str, Any]:
    """The connector's usual error body."""
    return {"error": {"code": code, "message": "…"}}


@pytest.mark.parametrize(
    ("failure", "outcome"),
    [
        ((429, {"Retry-After": "7"}, coded("Throttled")), Again("429 Throttled", 7)),
        ((429, {}, {}), Again("429")),
        ((412, {}, coded("PreconditionFailed")), Again("412 PreconditionFailed")),
        ((400, {}, coded("BadArgument")), Dead("400 BadArgument")),
        ((413, {}, coded("MessageSizeTooBig")), Dead("413 MessageSizeTooBig")),
        ((403, {}, coded("ConversationBlockedByUser")), Dead("403 ConversationBlockedByUser", stops=True)),
        ((403, {}, LEGACY), Dead("403 MessageWritesBlocked", stops=True)),
        ((403, {}, {"message": "{broken"}), Dead("403", stops=True)),
        ((404, {}, coded("ConversationNotFound")), Dead("404 ConversationNotFound", stops=True)),
        ((500, {}, {}), Unknown("500")),
        ((502, {}, {}), Unknown("502")),
        ((503, {}, {}), Unknown("503")),
        ((504, {}, {}), Unknown("504")),
        ("hang", Unknown("TimeoutError")),
        ("reset", Unknown("ServerDisconnectedError")),
    ],
    ids=str,
)
async def test_a_message_is_repeated_only_where_it_cannot_have_arrived(
    outbound: Outbound, teams: FakeTeams, failure: Any, outcome: Outcome
) -> None:
    teams.failures.append(failure)
    got = await outbound.send(chat(teams), CARD)
    assert type(got) is type(outcome)
    if failure != "hang":
        assert got == outcome
    assert len(teams.sent("POST")) == 1


@pytest.mark.parametrize("failure", [(500, {}, {}), (503, {}, {}), "hang"], ids=str)
async def test_an_update_may_always_be_repeated(outbound: Outbound, teams: FakeTeams, failure: Any) -> None:
    sent = await outbound.send(chat(teams), CARD)
    assert isinstance(sent, Sent)
    teams.failures.append(failure)
    assert isinstance(await outbound.update(chat(teams), sent.activity_id, CARD), Again)
    assert isinstance(await outbound.update(chat(teams), sent.activity_id, CARD), Sent)


async def test_a_message_that_is_gone_is_not_updated_again(outbound: Outbound, teams: FakeTeams) -> None:
    assert await outbound.update(chat(teams), "gone", CARD) == Dead("404 ActivityNotFoundInConversation", gone=True)


async def test_nothing_arrives_where_nobody_listens_or_no_token_is_had(outbound: Outbound, teams: FakeTeams) -> None:
    nowhere = Conversation("a:1", Surface.CHAT, "t", "http://127.0.0.1:9/", "28:bot", "29:x")
    assert await outbound.send(nowhere, CARD) == Dead("service url not allowed")
    teams.token_status = 500
    assert await outbound.send(chat(teams), CARD) == Again("no token")
    await teams.stop()
    assert isinstance(await outbound.send(chat(teams), CARD), Again)


async def test_no_token_leaves_for_a_host_that_is_not_allowed(outbound: Outbound, teams: FakeTeams) -> None:
    other = FakeTeams()
    await other.start()
    assert await outbound.send(chat(other), CARD) == Dead("service url not allowed")
    assert other.calls == []
    assert teams.tokens == 0
    await other.stop()


async def test_a_hundred_messages_take_one_token_and_a_stale_one_is_renewed_once(
    outbound: Outbound, teams: FakeTeams
) -> None:
    await asyncio.gather(*(outbound.send(chat(teams, f"a:{n}"), CARD) for n in range(100)))
    assert teams.tokens == 1
    teams.failures.append((401, {}, {}))
    assert isinstance(await outbound.send(chat(teams), CARD), Sent)
    assert teams.tokens == 2
    teams.failures += [(401, {}, {}), (401, {}, {})]
    assert isinstance(await outbound.send(chat(teams), CARD), Dead)


async def test_messages_of_a_chat_keep_their_order(outbound: Outbound, teams: FakeTeams) -> None:
    await asyncio.gather(*(outbound.send(chat(teams), f"message {n}") for n in range(30)))
    assert [m.text for m in teams.chats["a:1"]] == [f"message {n}" for n in range(30)]


async def test_a_redirect_is_not_followed(outbound: Outbound, teams: FakeTeams) -> None:
    teams.failures.append((307, {"Location": f"{teams.address}/connector/elsewhere"}, {}))
    assert isinstance(await outbound.send(chat(teams), CARD), Dead)
    assert len(teams.calls) == 1


async def test_a_card_goes_without_text_and_with_a_summary(outbound: Outbound, teams: FakeTeams) -> None:
    await outbound.send(chat(teams), CARD)
    told = teams.calls[-1].body
    assert "text" not in told
    assert told["summary"] == "A card"


async def test_a_member_is_told_with_sign_in_name_and_tenant(outbound: Outbound, teams: FakeTeams) -> None:
    teams.members["29:x"] = {"aadObjectId": "o", "tenantId": "t", "email": "e@x", "userPrincipalName": "u@x"}
    member = await outbound.member(chat(teams), "29:x")
    assert member is not None
    assert (member.account.oid, member.user_principal_name) == ("o", "u@x")
    assert await outbound.member(chat(teams), "29:nobody") is None
