"""Who may call: tokens as Microsoft signs them come in, and nothing else does."""

import asyncio
import random
import time

import pytest

from tests.edge import edge
from tests.fake_teams import FakeTeams
from tests.forged import BAD_TOKENS, Made, mutated


@pytest.mark.parametrize("made", BAD_TOKENS.values(), ids=BAD_TOKENS)
async def test_a_bad_token_is_401_and_nobody_is_asked(teams: FakeTeams, made: Made) -> None:
    async with edge(teams) as door:
        assert (await door.post(door.activity()))[0] == 200, "the keys are here"
        assert await door.post(door.activity(), token=made(teams)) == (401, None)
        assert (len(door.bot.turns), teams.calls) == (1, [])


@pytest.mark.parametrize(
    "header",
    ["Basic abc", "Bearer", "Bearer ", "bearer  x", "Bearer\tx", "Negotiate {token}", "{token}"],
)
async def test_another_kind_of_authorization_is_401(teams: FakeTeams, header: str) -> None:
    async with edge(teams) as door:
        status, _ = await door.post(
            door.activity(), token="", Authorization=header.format(token=teams.mint())
        )
        assert status == 401


async def test_a_token_as_microsoft_signs_it_comes_in_within_five_minutes_of_its_end(
    teams: FakeTeams,
) -> None:
    async with edge(teams) as door:
        for token in (
            teams.mint(),
            teams.mint(exp=int(time.time()) - 240),
            teams.mint(nbf=int(time.time()) + 240),
        ):
            assert (await door.post(door.activity(), token=token))[0] == 200
        assert len(door.bot.turns) == 3


async def test_a_remembered_token_still_opens_its_own_door_only(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        token = teams.mint()
        assert (await door.post(door.activity(), token=token))[0] == 200
        elsewhere = door.activity(serviceUrl="https://smba.trafficmanager.net/emea/")
        assert (await door.post(elsewhere, token=token))[0] == 401
        assert (await door.post(door.activity(channelId="webchat"), token=token))[0] == 401


async def test_a_key_vouches_for_its_channels_only(teams: FakeTeams) -> None:
    teams.endorsements = ["webchat", "directline"]
    async with edge(teams) as door:
        assert (await door.post(door.activity()))[0] == 401


async def test_a_signed_service_url_off_the_list_is_refused(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        assert (await door.post(door.activity()))[0] == 200, "the keys are here"
        for place in (
            "https://evil.example/",
            "http://127.0.0.1:1/connector/",
            "http://smba.trafficmanager.net/",
        ):
            token = teams.mint(serviceurl=place)
            assert (await door.post(door.activity(serviceUrl=place), token=token))[0] == 401


@pytest.mark.long
async def test_two_thousand_mutated_tokens_are_all_401(teams: FakeTeams) -> None:
    lot, token = random.Random(4417), teams.mint()
    async with edge(teams) as door:
        body = door.activity()
        assert (await door.post(body))[0] == 200, "the keys are here"
        mutants = [mutated(token, lot) for _ in range(2_000)]
        room = asyncio.Semaphore(20)

        async def tried(mutant: str) -> int:
            async with room:
                return (await door.post(body, token=mutant))[0]

        statuses = await asyncio.gather(*map(tried, mutants))
        assert set(statuses) == {401}
        assert (len(door.bot.turns), teams.key_fetches) == (1, 1)
