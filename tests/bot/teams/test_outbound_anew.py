"""Conversations that Teams does not find, or that are looked for at the wrong address."""

from dataclasses import replace
from typing import Any

import pytest

from bot.teams.outbound import Outbound
from domain.delivery.conversations import Surface
from domain.delivery.delivery import Again, Dead, Sent
from tests.bot.teams.sending import CARD, ELSEWHERE, chat, coded
from tests.edge import hosts_of, tokens_of
from tests.fake_teams import FakeTeams

GEO = {"code": "BadArgument", "message": "Incoming request was redirected to the wrong geo!"}
LOST: Any = (404, {}, coded("ConversationNotFound"))


@pytest.mark.parametrize("answer", [None, coded("ConversationNotFound"), coded("NotFound")])
async def test_a_chat_that_is_not_found_is_made_anew_and_told_the_same(
    outbound: Outbound, teams: FakeTeams, answer: Any
) -> None:
    teams.failures.append((404, {}, answer))
    outcome = await outbound.send(chat(teams), CARD)
    assert isinstance(outcome, Sent) and outcome.conversation == "a:anew"
    assert [message.card for message in teams.chats["a:anew"]] == [CARD]
    made = teams.calls[1].body
    assert made["members"] == [{"id": chat(teams).user_id}]
    assert made["channelData"] == {"tenant": {"id": chat(teams).tenant}}
    assert not made["isGroup"]


async def test_a_chat_that_teams_gives_back_under_its_own_id_is_the_same(
    outbound: Outbound, teams: FakeTeams
) -> None:
    to = chat(teams)
    teams.chat_ids[to.user_id] = to.id
    teams.failures.append(LOST)
    outcome = await outbound.reply(to, "Hello")
    assert isinstance(outcome, Sent) and not outcome.conversation
    assert len(teams.chats[to.id]) == 1


async def test_it_is_made_anew_one_time(outbound: Outbound, teams: FakeTeams) -> None:
    made: Any = (201, {}, {"id": "a:anew"})
    teams.failures += [LOST, made, LOST]
    assert await outbound.send(chat(teams), CARD) == Dead("404 ConversationNotFound", stops=True)
    assert len(teams.calls) == 3


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ((403, {}, coded("ForbiddenOperationException")), "403 ForbiddenOperationException"),
        ((400, {}, coded("BadArgument")), "404 ConversationNotFound"),
        ((201, {}, {"id": 7}), "404 ConversationNotFound"),
    ],
)
async def test_where_none_can_be_made_the_chat_takes_nothing(
    outbound: Outbound, teams: FakeTeams, answer: Any, outcome: str
) -> None:
    teams.failures += [LOST, answer]
    assert await outbound.send(chat(teams), CARD) == Dead(outcome, stops=True)
    assert len(teams.calls) == 2


@pytest.mark.parametrize("answer", [(429, {}, None), (503, {}, None)])
async def test_where_that_cannot_be_asked_now_the_message_waits(
    outbound: Outbound, teams: FakeTeams, answer: Any
) -> None:
    teams.failures += [LOST, answer]
    assert isinstance(await outbound.send(chat(teams), CARD), Again)


async def test_a_channel_is_not_made_anew(outbound: Outbound, teams: FakeTeams) -> None:
    teams.failures.append(LOST)
    channel = replace(chat(teams, "19:c@thread.tacv2"), surface=Surface.CHANNEL, user_id="")
    assert await outbound.send(channel, CARD) == Dead("404 ConversationNotFound", stops=True)
    assert len(teams.calls) == 1


@pytest.mark.parametrize("answer", [(403, {}, ELSEWHERE), (400, {}, GEO)])
async def test_a_refusal_for_the_region_goes_back_to_the_address_that_worked(
    teams: FakeTeams, other: FakeTeams, answer: Any
) -> None:
    sender = Outbound(hosts_of(teams, other), tokens_of(teams))
    await sender.start()
    other.failures += [answer, answer]
    to = replace(chat(other), other_urls=(teams.service_url,))
    outcome = await sender.send(to, "Hello")
    assert isinstance(outcome, Sent) and outcome.service_url == teams.service_url
    # Also where only this process knows of it, as for the reply to an activity.
    assert isinstance(await sender.reply(chat(other), "Hello again"), Sent)
    assert [message.text for message in teams.chats["a:1"]] == ["Hello", "Hello again"]
    assert not other.chats["a:1"]
    await sender.close()


async def test_a_refusal_for_the_region_is_the_end_where_no_other_address_is_known(
    teams: FakeTeams, other: FakeTeams
) -> None:
    sender = Outbound(hosts_of(teams), tokens_of(teams))
    await sender.start()
    teams.failures.append((403, {}, ELSEWHERE))
    # One that is not on the list of hosts is none.
    to = replace(chat(teams), other_urls=(other.service_url,))
    assert await sender.send(to, CARD) == Dead("403 BadArgument")
    assert not other.calls
    await sender.close()
