"""Why a caller is not let in, as the log has it, and why keys could not be fetched."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any

import aiohttp
import jwt
import pytest

from bot.teams import auth
from bot.teams import keys as fetching
from bot.teams.auth import ConnectorGuard, Unauthorised
from bot.teams.keys import Keys
from tests.edge import Time, hosts_of
from tests.fake_teams import APP_ID, ISSUER, FakeTeams, private_key


async def refusal(teams: FakeTeams, authorization: str, **body: Any) -> str:
    """The code with which a request is refused."""
    keys = Keys(teams.metadata_url, Time())
    await keys.refresh()
    guard = ConnectorGuard(APP_ID, ISSUER, keys, hosts_of(teams))
    usual: Mapping[str, Any] = {"channelId": "msteams", "serviceUrl": teams.service_url}
    with pytest.raises(Unauthorised) as refused:
        guard.agree(await guard.caller({"Authorization": authorization}, ""), {**usual, **body})
    return str(refused.value)


async def test_each_refusal_has_its_code(teams: FakeTeams) -> None:
    elsewhere = "https://elsewhere.example/"
    unsigned = jwt.PyJWS().encode(b"{}", private_key("key-1"), "RS512", headers={"kid": "key-1"})
    for authorization, body, code in (
        ("", {}, "no-token"),
        (f"Basic {teams.mint()}", {}, "no-token"),
        ("Bearer ", {}, "no-token"),
        (f"Bearer {'x' * 8_193}", {}, "no-token"),
        ("Bearer x", {}, "DecodeError"),
        ("Bearer x.y.z", {}, "DecodeError"),
        ("Bearer x.y.z more", {}, "DecodeError"),
        ("Bearer \udcff.y.z", {}, "UnicodeEncodeError"),
        (f"Bearer {'x' * 8_192}", {}, "DecodeError"),
        (f"Bearer {unsigned}", {}, "algorithm-or-key-id"),
        (f"Bearer {teams.mint(kid='stranger')}", {}, "unknown-key"),
        (f"Bearer {teams.mint(exp=1)}", {}, "ExpiredSignatureError"),
        (f"Bearer {teams.mint()}", {"channelId": "emulator"}, "channel"),
        (f"Bearer {teams.mint()}", {"serviceUrl": elsewhere}, "service-url-of-another"),
        (
            f"Bearer {teams.mint(serviceurl=elsewhere)}",
            {"serviceUrl": elsewhere},
            "service-url-not-allowed",
        ),
    ):
        assert await refusal(teams, authorization, **body) == code


async def test_keys_that_do_not_come_are_waited_for_no_longer_than_their_time(
    teams: FakeTeams, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", aiohttp.ClientTimeout(total=0.1))
    teams.keys_held = asyncio.Event()
    keys = Keys(teams.metadata_url, Time())
    async with asyncio.timeout(10):
        await keys.refresh()
    assert not keys.loaded
    assert [(line.message, vars(line)["reason"]) for line in caplog.records] == [
        ("the keys of incoming tokens could not be fetched", "TimeoutError")
    ]


@pytest.mark.parametrize("status", [404, 500])
async def test_an_answer_of_another_status_has_no_keys_whatever_it_says(
    teams: FakeTeams, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    teams.keys_status = status
    keys = Keys(teams.metadata_url, Time())
    await keys.refresh()
    assert not keys.loaded
    assert [vars(line)["reason"] for line in caplog.records] == ["ClientResponseError"]


async def test_keys_that_come_in_many_parts_are_read_whole(teams: FakeTeams) -> None:
    teams.odd_keys = [{"kty": "EC", "kid": "x" * 1_000}] * 500
    keys = Keys(teams.metadata_url, Time())
    await keys.refresh()
    assert keys.known("key-1")
    assert keys.known("x" * 1_000) is None


class Later:
    """The guard's clock, so many seconds ahead."""

    def __init__(self) -> None:
        self.begun, self.ahead = time.time(), 0.0

    def time(self) -> float:
        """Seconds."""
        return self.begun + self.ahead


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    clock = Later()
    monkeypatch.setattr(auth, "time", clock)
    return clock


async def opens(guard: ConnectorGuard, teams: FakeTeams, token: str) -> bool:
    """Whether the token lets its activity in."""
    body = {"channelId": "msteams", "serviceUrl": teams.service_url}
    try:
        guard.agree(await guard.caller({"Authorization": f"Bearer {token}"}, ""), body)
    except Unauthorised:
        return False
    return True


@pytest.mark.parametrize(("lives", "until"), [(3_600, 300), (100, 100)])
async def test_a_token_is_remembered_for_five_minutes_but_not_past_its_own_end(
    teams: FakeTeams, later: Later, monkeypatch: pytest.MonkeyPatch, lives: int, until: int
) -> None:
    later.begun = int(later.begun)
    guard = ConnectorGuard(APP_ID, ISSUER, Keys(teams.metadata_url, Time()), hosts_of(teams))
    token = teams.mint(exp=int(later.begun) + lives)
    assert await opens(guard, teams, token)
    # Any token that is judged anew has expired by now.
    monkeypatch.setattr(auth, "LEEWAY", -10_000)
    later.ahead = until - 1
    assert await opens(guard, teams, token)
    later.ahead = until
    assert not await opens(guard, teams, token)


async def test_of_too_many_tokens_the_oldest_is_forgotten(
    teams: FakeTeams, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auth, "MOST_REMEMBERED", 2)
    guard = ConnectorGuard(APP_ID, ISSUER, Keys(teams.metadata_url, Time()), hosts_of(teams))
    tokens = [teams.mint(jti=str(number)) for number in range(3)]
    assert [await opens(guard, teams, token) for token in tokens] == [True] * 3
    monkeypatch.setattr(auth, "LEEWAY", -10_000)
    assert [await opens(guard, teams, token) for token in tokens] == [False, True, True]
