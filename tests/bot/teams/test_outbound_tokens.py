"""Tokens of what is sent: fetched for all at a time, renewed, and given to nobody else."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from pydantic import SecretStr

from bot.teams import tokens
from bot.teams.outbound import Outbound
from bot.teams.tokens import NoToken, Tokens
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


class Login:
    """Microsoft's token endpoint: what was asked for, and what it answers."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.lives: dict[str, Any] = {"expires_in": 3_599}
        self.status = 200
        self.silent = False
        self.ends = asyncio.Event()
        self.address = ""

    async def answer(self, request: web.Request) -> web.Response:
        """A new token each time, if all is well."""
        self.asked.append(dict(await request.post()))
        if self.silent:
            await self.ends.wait()
        if self.status == 307:
            raise web.HTTPTemporaryRedirect("/elsewhere")
        if self.status != 200:
            return web.json_response({"error": "no"}, status=self.status)
        return await self.elsewhere(request)

    async def elsewhere(self, _request: web.Request) -> web.Response:
        """A token that anybody may have."""
        return web.json_response({"access_token": f"token-{len(self.asked)}", **self.lives})


@pytest_asyncio.fixture
async def login() -> AsyncIterator[Login]:
    made, application = Login(), web.Application()
    application.router.add_post("/token", made.answer)
    application.router.add_post("/elsewhere", made.elsewhere)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.address = f"http://127.0.0.1:{runner.addresses[0][1]}/token"
    yield made
    made.ends.set()
    await runner.cleanup()


@pytest_asyncio.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as made:
        yield made


@pytest.fixture
def clock() -> Time:
    return Time()


@pytest.fixture
def own(login: Login, clock: Time) -> Tokens:
    """The bot's tokens."""
    return Tokens(login.address, "the-bot", SecretStr("the-secret"), clock)


async def test_it_is_asked_for_with_the_bots_id_its_secret_and_the_connectors_scope(
    own: Tokens, login: Login, session: aiohttp.ClientSession
) -> None:
    assert await own.get(session) == "token-1"
    assert login.asked == [
        {
            "grant_type": "client_credentials",
            "client_id": "the-bot",
            "client_secret": "the-secret",
            "scope": "https://api.botframework.com/.default",
        }
    ]


@pytest.mark.parametrize(
    ("lives", "until"),
    [({"expires_in": 3_599}, 3_299), ({}, 3_300), ({"expires_in": 100}, 50)],
    ids=["an hour", "not said", "a hundred seconds"],
)
async def test_it_is_renewed_five_minutes_early_but_never_before_half_its_life(
    own: Tokens,
    login: Login,
    clock: Time,
    session: aiohttp.ClientSession,
    lives: dict[str, Any],
    until: float,
) -> None:
    login.lives = lives
    assert await own.get(session) == "token-1"
    clock.seconds += until - 1
    assert await own.get(session) == "token-1"
    clock.seconds += 1
    assert await own.get(session) == "token-2"


async def test_one_that_cannot_be_renewed_early_serves_until_its_end(
    own: Tokens, login: Login, clock: Time, session: aiohttp.ClientSession
) -> None:
    assert await own.get(session) == "token-1"
    login.status = 500
    clock.seconds += 3_598
    assert await own.get(session) == "token-1"
    clock.seconds += 1
    with pytest.raises(NoToken):
        await own.get(session)


async def test_one_that_was_refused_is_replaced_once_a_minute_and_serves_no_more(
    own: Tokens, login: Login, clock: Time, session: aiohttp.ClientSession
) -> None:
    first = await own.get(session)
    login.status = 500
    with pytest.raises(NoToken):
        await own.get(session, instead_of=first)
    login.status = 200
    second = await own.get(session, instead_of=first)
    assert second != first
    clock.seconds += 59
    assert await own.get(session, instead_of=second) == second
    clock.seconds += 1
    assert await own.get(session, instead_of=second) not in (first, second)


async def test_what_fails_for_one_fails_for_all_who_wait_each_time(
    own: Tokens, login: Login, session: aiohttp.ClientSession
) -> None:
    login.status = 500
    for times in (1, 2, 3):
        found = await asyncio.gather(*(own.get(session) for _ in range(5)), return_exceptions=True)
        assert [type(one) for one in found] == [NoToken] * 5
        assert len(login.asked) == times


@pytest.mark.parametrize(
    ("status", "silent", "why"),
    [(500, False, "KeyError"), (307, False, "JSONDecodeError"), (200, True, "TimeoutError")],
    ids=["refused", "sent elsewhere", "no answer"],
)
async def test_why_there_is_none_stands_in_the_log(
    own: Tokens,
    login: Login,
    session: aiohttp.ClientSession,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    status: int,
    silent: bool,
    why: str,
) -> None:
    monkeypatch.setattr(tokens, "PATIENCE", aiohttp.ClientTimeout(total=0.2 if silent else 10))
    login.status, login.silent = status, silent
    async with asyncio.timeout(20):
        with pytest.raises(NoToken):
            await own.get(session)
    assert [(line.message, vars(line)["reason"]) for line in caplog.records] == [
        ("the bot's own token could not be fetched", why)
    ]
