"""Who may call: forged, stale and foreign tokens get 401, and keys that change are no outage."""

import asyncio
import base64
import json
import random
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization

from bot.teams.auth import Connector, Unauthorised
from bot.teams.hosts import Hosts
from bot.teams.keys import AGAIN, FRESH, Keys
from tests.conversation import House
from tests.fake_teams import APP_ID, ISSUER, FakeTeams, private_key
from tests.seed import FARIDA

NOW = int(time.time())
PUBLIC = private_key("key-1").public_key()


def _b64(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


async def status(house: House, header: str | None, **changes: Any) -> int:
    """The answer to Farida's word under an Authorization header."""
    activity = house.chat(FARIDA).activity(type="message", text="hi") | changes
    headers = {} if header is None else {"Authorization": header}
    async with house.web.post(f"{house.address}/api/messages", json=activity, headers=headers) as answer:
        assert await answer.read() == b"" or answer.status == 200
        return answer.status


async def test_a_true_token_is_let_in(house: House) -> None:
    assert await status(house, f"Bearer {house.teams.mint()}") == 200
    assert await status(house, f"bearer {house.teams.mint()}") == 200


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": None},
        {"exp": NOW - 3600},
        {"exp": "soon"},
        {"nbf": None},
        {"nbf": NOW + 3600},
        {"iss": None},
        {"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"},
        {"iss": ISSUER + "/"},
        {"iss": [ISSUER]},
        {"aud": None},
        {"aud": "another-bot"},
        {"aud": [APP_ID]},
        {"aud": [APP_ID, "another-bot"]},
        {"aud": 7},
        {"serviceurl": None},
        {"serviceurl": "https://smba.trafficmanager.net/uk/"},
        {"serviceurl": ""},
        {"kid": "key-unknown"},
        {"headers": {"alg": "RS256", "kid": 7}},
    ],
    ids=str,
)
async def test_a_token_with_wrong_claims_is_not(house: House, claims: dict[str, Any]) -> None:
    try:
        token = house.teams.mint(**claims)
    except (TypeError, jwt.PyJWTError):
        token = "not.to.mint"  # the library that makes tokens refuses what a forger would not
    assert await status(house, f"Bearer {token}") == 401


def forged() -> dict[str, str]:
    """Tokens that no connector signed."""
    claims = {"serviceurl": "x", "nbf": NOW - 60, "exp": NOW + 600, "iss": ISSUER, "aud": APP_ID}
    pem = PUBLIC.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    head = {"kid": "key-1"}
    unsigned = ".".join(_b64({"alg": "HS256", "kid": "key-1"}) for _ in (0, 1)) + ".c2ln"
    return {
        "none": jwt.encode(claims, "", algorithm="none", headers=head),
        "secret is the public key": f"{_b64({'alg': 'HS256', 'kid': 'key-1'})}.{_b64(claims)}.{_b64(pem.hex())}",
        "another's key": jwt.encode(claims, private_key("forger"), algorithm="RS256", headers=head),
        "no kid": jwt.encode(claims, private_key("key-1"), algorithm="RS256"),
        "stronger hash": jwt.encode(claims, private_key("key-1"), algorithm="RS512", headers=head),
        "garbage": "garbage",
        "three dots": "a.b.c",
        "unsigned": unsigned,
        "long": "x" * 8_000,
    }


@pytest.mark.parametrize("name", list(forged()))
async def test_a_forged_token_is_not(house: House, name: str) -> None:
    assert await status(house, f"Bearer {forged()[name]}") == 401


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic abc", "Negotiate x", "token"])
async def test_no_token_is_not(house: House, header: str | None) -> None:
    assert await status(house, header) == 401


@pytest.mark.parametrize(
    "changes",
    [
        {"channelId": "webchat"},
        {"channelId": "emulator"},
        {"serviceUrl": "https://evil.example/"},
        {"serviceUrl": "http://127.0.0.1:1/"},
    ],
    ids=str,
)
async def test_a_body_that_the_token_does_not_speak_for_is_not(house: House, changes: dict[str, str]) -> None:
    assert await status(house, f"Bearer {house.teams.mint()}", **changes) == 401


async def test_a_signed_service_url_that_is_not_allowed_is_not(house: House) -> None:
    evil = "https://evil.example/"
    assert await status(house, f"Bearer {house.teams.mint(serviceurl=evil)}", serviceUrl=evil) == 401


async def test_a_key_that_does_not_vouch_for_teams_is_not(teams: FakeTeams) -> None:
    teams.endorsements = ["webchat"]
    with pytest.raises(Unauthorised, match="channel"):
        await door(teams).check(f"Bearer {teams.mint()}", body(teams), "")


async def test_two_thousand_mutations_of_a_true_token_are_refused(teams: FakeTeams) -> None:
    guard, dice, true = door(teams), random.Random(7), teams.mint()
    await guard.check(f"Bearer {true}", body(teams), "")
    for _ in range(2_000):
        place = dice.randrange(len(true))
        letter = dice.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=")
        mutated = dice.choice([true[:place] + letter + true[place + 1 :], true[:place], true[place:], true + letter])
        if _same(mutated, true):
            continue
        with pytest.raises(Unauthorised):
            await guard.check(f"Bearer {mutated}", body(teams), "")


async def test_a_rotated_key_is_fetched_once_in_five_minutes(teams: FakeTeams) -> None:
    clock = [0.0]
    guard = door(teams, clock)
    await guard.check(f"Bearer {teams.mint()}", body(teams), "")
    teams.kids.append("key-2")
    for _ in range(5):
        with pytest.raises(Unauthorised):
            await guard.check(f"Bearer {teams.mint(kid='key-2')}", body(teams), "")
    assert teams.key_fetches == 1
    clock[0] += AGAIN
    await guard.check(f"Bearer {teams.mint(kid='key-2')}", body(teams), "")
    assert teams.key_fetches == 2


async def test_the_last_good_keys_serve_while_new_ones_cannot_be_had(teams: FakeTeams) -> None:
    clock = [0.0]
    guard = door(teams, clock)
    token = teams.mint()
    await guard.check(f"Bearer {token}", body(teams), "")
    await teams.stop()
    clock[0] += FRESH
    await guard.check(f"Bearer {teams.mint(nonce=2)}", body(teams), "")


async def test_a_slow_key_server_holds_nobody_up_and_is_asked_once(teams: FakeTeams) -> None:
    teams.key_pause = 0.3
    guard = door(teams)
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0.01)
            turns += 1

    running = asyncio.create_task(others())
    await asyncio.gather(*(guard.check(f"Bearer {teams.mint(n=n)}", body(teams), "") for n in range(5)))
    running.cancel()
    assert turns >= 10
    assert teams.key_fetches == 1


def door(teams: FakeTeams, clock: list[float] | None = None) -> Connector:
    """The guard of this bot, with a clock that the test moves."""
    clock = clock or [0.0]
    keys = Keys(teams.metadata_url, lambda: clock[0])
    return Connector(APP_ID, ISSUER, keys, Hosts([f"127.0.0.1:{teams.port}"]))


def body(teams: FakeTeams) -> dict[str, Any]:
    """The least that a guard looks at."""
    return {"channelId": "msteams", "serviceUrl": teams.service_url}


def _same(mutated: str, true: str) -> bool:
    """Base64 has several spellings of one signature: its last letter carries four unused bits."""
    return mutated == true or mutated.rstrip("=")[:-1] == true[:-1]
