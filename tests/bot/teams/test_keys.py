"""Microsoft's keys: fetched, kept, renewed and forgotten."""

import asyncio

import pytest

from bot.teams.keys import Keys
from tests.edge import Time, edge
from tests.fake_teams import FakeTeams

HOUR = 3600


async def test_keys_are_fetched_once_for_all_who_come_first(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        answers = await asyncio.gather(*(door.post(door.activity()) for _ in range(30)))
        assert {status for status, _ in answers} == {200}
        assert teams.key_fetches == 1


async def test_a_rotated_key_is_found_and_asked_for_at_most_once_in_five_minutes(
    teams: FakeTeams,
) -> None:
    async with edge(teams) as door:
        assert (await door.post(door.activity()))[0] == 200
        teams.kids = ["key-2"]
        door.time.seconds += 299
        assert (await door.post(door.activity(), token=teams.mint(kid="key-2")))[0] == 401
        door.time.seconds += 1
        assert (await door.post(door.activity(), token=teams.mint(kid="key-2")))[0] == 200
        for n in range(50):
            assert (await door.post(door.activity(), token=teams.mint(kid=f"key-{n % 3 + 7}")))[
                0
            ] == 401
        assert teams.key_fetches == 2
        assert (await door.post(door.activity(), token=teams.mint()))[0] == 401, (
            "the old key is withdrawn"
        )


async def test_after_a_day_new_keys_are_fetched_behind_the_old_ones(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        await door.post(door.activity())
        teams.keys_held = asyncio.Event()
        door.time.seconds += 24 * HOUR
        assert (await door.post(door.activity()))[0] == 200, (
            "the old keys serve while the new ones come"
        )
        teams.kids = ["key-1", "key-2"]
        teams.keys_held.set()
        assert (await door.post(door.activity(), token=teams.mint(kid="key-2")))[0] == 200
        assert teams.key_fetches == 2


@pytest.mark.parametrize("status", [500, 404])
async def test_the_last_good_keys_are_kept_when_a_fetch_fails(
    teams: FakeTeams, status: int
) -> None:
    async with edge(teams) as door:
        await door.post(door.activity())
        teams.keys_status = status
        for _ in range(3):
            door.time.seconds += 24 * HOUR
            assert (await door.post(door.activity(), token=teams.mint(kid="key-9")))[0] == 401
            assert (await door.post(door.activity()))[0] == 200


async def test_without_any_keys_they_are_asked_for_again_after_seconds(teams: FakeTeams) -> None:
    teams.keys_status = 503
    async with edge(teams) as door:
        assert (await door.post(door.activity()))[0] == 401
        teams.keys_status = 200
        assert (await door.post(door.activity()))[0] == 401
        door.time.seconds += 10
        assert (await door.post(door.activity()))[0] == 200


async def test_a_look_at_whether_there_are_keys_asks_for_them_again(teams: FakeTeams) -> None:
    """Where /readyz keeps callers away until there are keys, no caller's token would fetch them."""
    clock = Time()
    keys = Keys(teams.metadata_url, clock)
    teams.keys_status = 503
    await keys.refresh()
    teams.keys_status = 200
    assert (keys.ready(), keys.ready()) == (False, False)
    clock.seconds += 10
    assert not keys.ready()
    await keys.refresh()
    assert (keys.ready(), teams.key_fetches) == (True, 1)


async def test_a_key_that_is_published_no_more_is_forgotten_within_a_day(teams: FakeTeams) -> None:
    clock = Time()
    keys = Keys(teams.metadata_url, clock)
    assert await keys.get("key-1")
    teams.kids = ["key-2"]
    clock.seconds += 24 * 3600 - 1
    assert await keys.get("key-1")
    clock.seconds += 1
    assert await keys.get("key-1"), "it serves on while the new ones are fetched"
    async with asyncio.timeout(10):
        while keys.known("key-1"):
            await asyncio.sleep(0)
    assert keys.known("key-2")
    assert teams.key_fetches == 2


async def test_one_unreadable_key_leaves_the_others(teams: FakeTeams) -> None:
    teams.odd_keys = [
        {"kty": "RSA", "kid": "broken", "n": "?", "e": ""},
        {"kty": "EC"},
        "text",
        {"kid": 3, "kty": "RSA"},
    ]
    async with edge(teams) as door:
        assert (await door.post(door.activity()))[0] == 200


async def test_slow_keys_hold_up_nobody_else(teams: FakeTeams) -> None:
    teams.keys_held = asyncio.Event()
    async with edge(teams) as door:
        waiting = asyncio.create_task(door.post(door.activity()))
        for _ in range(20):
            assert (await door.post(b"{", token=""))[0] == 400
        assert not waiting.done()
        teams.keys_held.set()
        assert (await waiting)[0] == 200
