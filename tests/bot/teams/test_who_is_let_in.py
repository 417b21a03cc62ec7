"""Which tenants, and which machines a bot in development, are let in."""

import pytest

from bot.teams.auth import LoopbackGuard, Unauthorised
from bot.teams.hosts import Hosts
from tests.edge import OTHER_TENANT, TENANT, edge
from tests.fake_teams import FakeTeams

HERE = {"Host": "127.0.0.1:3978"}


@pytest.mark.parametrize(
    ("in_channel_data", "in_conversation"),
    [
        (OTHER_TENANT, OTHER_TENANT),
        (TENANT, OTHER_TENANT),
        (OTHER_TENANT, TENANT),
        (None, None),
        ("", ""),
        (TENANT + "\0", TENANT + "\0"),
    ],
)
async def test_another_tenant_is_403_and_nothing_happens(
    teams: FakeTeams, in_channel_data: str | None, in_conversation: str | None
) -> None:
    async with edge(teams) as door:
        at = {"id": "a:1", "conversationType": "personal", "tenantId": in_conversation}
        body = door.activity(conversation=at, channelData={"tenant": {"id": in_channel_data}})
        for activity in (body, body | {"type": "invoke", "name": "adaptiveCard/action"}):
            assert await door.post(activity) == (403, None)
        assert (door.bot.turns, teams.calls) == ([], [])


async def test_one_place_that_names_the_tenant_is_enough(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        at = {"id": "a:1", "conversationType": "personal"}
        assert (await door.post(door.activity(conversation=at)))[0] == 200
        assert (await door.post(door.activity(channelData=None)))[0] == 200
        assert {turn.account.tenant for turn in door.bot.turns} == {TENANT}


async def test_a_development_bot_needs_no_token_and_lets_in_any_tenant(teams: FakeTeams) -> None:
    async with edge(teams, development=True) as door:
        body = door.activity(
            channelData={"tenant": {"id": OTHER_TENANT}},
            conversation={"id": "c", "tenantId": OTHER_TENANT},
        )
        assert (await door.post(body, token=""))[0] == 200
        for wrong in (
            {"serviceUrl": "https://smba.trafficmanager.net/emea/"},
            {"channelId": "emulator"},
        ):
            assert (await door.post(body | wrong, token=""))[0] == 401
        assert len(door.bot.turns) == 1


@pytest.mark.parametrize(
    "header",
    [
        {"Host": "hub.example.com"},
        {"Host": "hub.example.com:3978"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "X127.0.0.1"},
        {"Host": ""},
        {"X-Forwarded-For": "203.0.113.9"},
        {"X-Forwarded-Host": "hub.example.com"},
        {"Forwarded": "for=203.0.113.9"},
    ],
    ids=str,
)
async def test_what_a_tunnel_or_a_web_page_passes_on_is_not_this_machine(
    teams: FakeTeams, header: dict[str, str]
) -> None:
    async with edge(teams, development=True) as door:
        assert await door.post(door.activity(), token="", **header) == (401, None)
        for host in ("localhost:3978", "127.0.0.1", "[::1]:3978"):
            assert (await door.post(door.activity(), token="", Host=host))[0] == 200
    async with edge(teams) as door:
        assert (await door.post(door.activity(), **header))[0] == 200, (
            "a bot with an id stands behind a proxy"
        )


@pytest.mark.parametrize(
    "peer", ["10.0.0.8", "", "::ffff:10.0.0.8", "fe80::1%eth0", "localhost.example.org"]
)
async def test_a_development_bot_answers_this_machine_only(peer: str) -> None:
    with pytest.raises(Unauthorised):
        await LoopbackGuard(Hosts(development=True)).caller(HERE, peer)
    await LoopbackGuard(Hosts(development=True)).caller(HERE, "127.0.0.1")
    await LoopbackGuard(Hosts(development=True)).caller(HERE, "::1")


@pytest.mark.parametrize(
    ("headers", "body", "peer", "why"),
    [
        ({}, {}, "127.0.0.1", "not-this-machine"),
        ({"Host": "[::1]"}, {}, "10.0.0.8", "not-this-machine"),
        (HERE, {"channelId": "emulator"}, "127.0.0.1", "answer-elsewhere"),
        (HERE, {"serviceUrl": "https://evil.example/"}, "127.0.0.1", "answer-elsewhere"),
    ],
    ids=["no host", "another machine", "another channel", "an answer elsewhere"],
)
async def test_a_development_bot_says_in_its_log_why_somebody_is_not_let_in(
    headers: dict[str, str], body: dict[str, str], peer: str, why: str
) -> None:
    usual = {"channelId": "msteams", "serviceUrl": "http://localhost:56150/_connector"}
    with pytest.raises(Unauthorised) as refused:
        guard = LoopbackGuard(Hosts(development=True))
        guard.agree(await guard.caller(headers, peer), usual | body)
    assert str(refused.value) == why
