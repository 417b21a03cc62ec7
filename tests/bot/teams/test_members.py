"""Who a member of a conversation is, by what Teams says of them."""

import pytest

from bot.teams.outbound import NotAsked, Outbound
from domain.people.people import Account, Member
from tests.bot.teams.sending import chat
from tests.fake_teams import FakeTeams

FARIDA = {
    "aadObjectId": "oid-farida",
    "tenantId": "t",
    "name": "Farida Khan",
    "email": "f@x",
    "userPrincipalName": "f@y",
}


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
