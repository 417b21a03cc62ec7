"""Messages of a chat keep their order, and a reply that did not arrive goes again."""

import asyncio
import gc
from typing import Any

import pytest

from bot.teams.outbound import Outbound
from domain.delivery.delivery import Again, Dead, Sent, Unknown
from tests.bot.teams.sending import CARD, chat
from tests.fake_teams import FakeTeams


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
