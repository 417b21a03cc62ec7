"""Tokens of what is sent: fetched for all at a time, renewed, and given to nobody else."""

import asyncio

from bot.teams.outbound import Outbound
from domain.delivery.delivery import Again, Dead, Sent
from tests.bot.teams.sending import CARD, chat, coded
from tests.edge import Time, hosts_of, tokens_of
from tests.fake_teams import FakeTeams


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
