"""Microsoft's keys: fetched, kept, renewed and forgotten."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio

from bot.teams.keys import Keys
from tests import databases
from tests.clock import Clock
from tests.conversation import house as running
from tests.databases import Place
from tests.edge import Time, edge
from tests.fake_teams import FakeTeams

HOUR = 3600


async def test_keys_are_fetched_once_for_all_who_come_first(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        answers = await asyncio.gather(*(door.post(door.activity()) for _ in range(30)))
        assert {status for status, _ in answers} == {200}
        assert teams.key_fetches == 1


async def test_a_rotated_key_is_found_and_asked_for_at_most_once_in_thirty_seconds(
    teams: FakeTeams,
) -> None:
    async with edge(teams) as door:
        assert (await door.post(door.activity()))[0] == 200
        teams.kids = ["key-2"]
        door.time.pass_(29)
        assert (await door.post(door.activity(), token=teams.mint(kid="key-2")))[0] == 401
        door.time.pass_(1)
        assert (await door.post(door.activity(), token=teams.mint(kid="key-2")))[0] == 200
        for n in range(50):
            unknown = teams.mint(kid=f"key-{n % 3 + 7}")
            assert (await door.post(door.activity(), token=unknown))[0] == 401
        assert teams.key_fetches == 2
        assert (await door.post(door.activity(), token=teams.mint()))[0] == 401, (
            "the old key is withdrawn"
        )


STRANGERS: dict[str, dict[str, Any]] = {
    "of another issuer": {"iss": "https://evil.example"},
    "for another bot": {"aud": "00000000-0000-4000-8000-000000000bad"},
    "expired": {"exp": int(time.time()) - 301},
    # A day, since this is written down long before the test's turn comes.
    "not yet valid": {"nbf": int(time.time()) + 86_400},
    "without an end": {"exp": None},
    "answered elsewhere": {"serviceurl": "https://evil.example/"},
    "answered nowhere": {"serviceurl": None},
}


@pytest.mark.parametrize("claims", STRANGERS.values(), ids=STRANGERS)
async def test_an_unknown_key_of_what_cannot_be_ours_causes_no_fetch(
    teams: FakeTeams, claims: dict[str, Any]
) -> None:
    async with edge(teams) as door:
        await door.post(door.activity())
        door.time.pass_(30)
        stranger = teams.mint(kid="stranger", **claims)
        assert (await door.post(door.activity(), token=stranger))[0] == 401
        assert teams.key_fetches == 1
        assert (await door.post(door.activity(), token=teams.mint(kid="stranger")))[0] == 401
        assert teams.key_fetches == 2, "what seems to be ours does cause one"


@pytest.mark.long
async def test_a_rotation_costs_thirty_seconds_at_most_whatever_strangers_send(
    teams: FakeTeams,
) -> None:
    async with edge(teams) as door:
        await door.post(door.activity())
        lost = []
        for second in range(120):
            forged = teams.mint(kid=f"forged-{second}")
            assert (await door.post(door.activity(), token=forged))[0] == 401
            if second == 45:
                teams.kids = ["key-2"]
            if second >= 45:
                answered, _ = await door.post(door.activity(), token=teams.mint(kid="key-2"))
                lost += [second] if answered == 401 else []
            door.time.pass_(1)
        assert 0 < len(lost) <= 30
        assert teams.key_fetches <= 1 + 120 // 30


@pytest_asyncio.fixture
async def clock() -> Time:
    """A clock that moves when told."""
    return Time()


@pytest_asyncio.fixture
async def keys(teams: FakeTeams, clock: Time) -> AsyncIterator[Keys]:
    """Keys that were started, and are fetched anew by that clock."""
    made = Keys(teams.metadata_url, clock, clock.pause)
    await made.start()
    yield made
    await made.stop()


async def until(holds: Callable[[], bool]) -> None:
    """Lets the loop go on until something holds."""
    async with asyncio.timeout(10):
        while not holds():
            await asyncio.sleep(0)


async def test_every_hour_new_keys_are_fetched_though_nobody_calls(
    teams: FakeTeams, keys: Keys, clock: Time
) -> None:
    await until(lambda: clock.awaited == 1)
    teams.kids = ["key-2"]
    clock.pass_(3599)
    assert (clock.awaited, teams.key_fetches) == (1, 1)
    clock.pass_(1)
    await until(lambda: keys.known("key-2") is not None)
    assert (keys.known("key-1"), teams.key_fetches) == (None, 2), "the old key is withdrawn"


async def test_an_hourly_fetch_that_fails_is_made_again_soon(
    teams: FakeTeams, keys: Keys, clock: Time
) -> None:
    await until(lambda: clock.awaited == 1)
    teams.keys_status, teams.kids = 503, ["key-2"]
    clock.pass_(3600)
    await until(lambda: clock.awaited == 1)
    assert keys.known("key-1"), "the last good keys are kept"
    teams.keys_status = 200
    clock.pass_(30)
    await until(lambda: keys.known("key-2") is not None)


@pytest.mark.parametrize("status", [500, 404])
async def test_the_last_good_keys_are_kept_when_a_fetch_fails(
    teams: FakeTeams, status: int
) -> None:
    async with edge(teams) as door:
        await door.post(door.activity())
        teams.keys_status = status
        for _ in range(3):
            door.time.pass_(24 * HOUR)
            assert (await door.post(door.activity(), token=teams.mint(kid="key-9")))[0] == 401
            assert (await door.post(door.activity()))[0] == 200


async def test_without_any_keys_they_are_asked_for_again_after_seconds(teams: FakeTeams) -> None:
    teams.keys_status = 503
    async with edge(teams) as door:
        assert (await door.post(door.activity()))[0] == 401
        teams.keys_status = 200
        assert (await door.post(door.activity()))[0] == 401
        door.time.pass_(10)
        assert (await door.post(door.activity()))[0] == 200


async def test_the_first_keys_are_asked_for_until_there_are_any(
    teams: FakeTeams, clock: Time
) -> None:
    """A bot that is not ready gets no callers, so no caller's token would fetch them."""
    teams.keys_status = 503
    keys = Keys(teams.metadata_url, clock, clock.pause)
    await keys.start()
    await until(lambda: clock.awaited == 1)
    assert not keys.loaded
    teams.keys_status = 200
    clock.pass_(10)
    await until(lambda: keys.loaded)
    await keys.stop()


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
            assert (await door.post(b"{", token=""))[0] == 401
        assert not waiting.done()
        teams.keys_held.set()
        assert (await waiting)[0] == 200


def hourly() -> int:
    """How many fetch keys every hour."""
    return sum(task.get_name() == "keys, every hour" for task in asyncio.all_tasks())


@databases.on_sqlite
async def test_the_running_bot_fetches_them_every_hour_until_its_end(
    small_hub: Place, teams: FakeTeams, no_settings: pytest.MonkeyPatch
) -> None:
    async with running(small_hub, teams, Clock()):
        assert hourly() == 1
    assert hourly() == 0
