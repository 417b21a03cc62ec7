"""What the door remembers, and for how long: nothing opens for longer than is said."""

import time
from collections.abc import Mapping

import jwt
import pytest

from bot.teams.tenants import TenantCheck
from tests.edge import Edge, Time, edge
from tests.fake_teams import FakeTeams, private_key

DAY = 24 * 3600


async def with_another_key(door: Edge, teams: FakeTeams) -> None:
    """From now on Microsoft's key of that id is another: what is judged anew is refused."""
    public = private_key("another").public_key()
    jwk = jwt.algorithms.RSAAlgorithm.to_jwk(public, as_dict=True)
    teams.odd_keys = [{**jwk, "kid": "key-1", "use": "sig", "endorsements": ["msteams"]}]
    teams.kids = ["key-2"]
    door.time.seconds += DAY
    assert (await door.post(door.activity(), token=teams.mint(kid="key-2")))[0] == 200


@pytest.mark.parametrize(
    ("lives", "remembered"), [(3600, 300), (100, 100)], ids=["five minutes", "to its end"]
)
async def test_a_token_is_remembered_for_five_minutes_and_not_past_its_end(
    teams: FakeTeams, monkeypatch: pytest.MonkeyPatch, lives: int, remembered: int
) -> None:
    begun = int(time.time())
    async with edge(teams) as door:
        token = teams.mint(exp=begun + lives)
        monkeypatch.setattr(time, "time", lambda: float(begun))
        assert (await door.post(door.activity(), token=token))[0] == 200
        await with_another_key(door, teams)
        monkeypatch.setattr(time, "time", lambda: begun + remembered - 0.1)
        assert (await door.post(door.activity(), token=token))[0] == 200
        monkeypatch.setattr(time, "time", lambda: begun + remembered + 0.1)
        assert (await door.post(door.activity(), token=token))[0] == 401


async def test_a_tenant_that_is_taken_out_is_out_within_half_a_minute() -> None:
    now, allowed = Time(), {"tenant-hub": {"trust.example"}}

    async def read() -> Mapping[str, object]:
        return dict(allowed)

    check = TenantCheck(read, now)
    assert await check.allows("tenant-hub")
    allowed.clear()
    now.seconds += 29.9
    assert await check.allows("tenant-hub"), "it is remembered, or the database is asked each time"
    now.seconds += 0.1
    assert not await check.allows("tenant-hub")


async def test_who_comes_often_does_not_keep_a_tenant_in() -> None:
    now, allowed = Time(), {"tenant-hub": {"trust.example"}}

    async def read() -> Mapping[str, object]:
        return dict(allowed)

    check = TenantCheck(read, now)
    assert await check.allows("tenant-hub")
    allowed.clear()
    found = []
    for _ in range(40):
        now.seconds += 1
        found.append(await check.allows("tenant-hub"))
    assert found == [True] * 29 + [False] * 11
