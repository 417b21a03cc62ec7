"""Who may call: tokens as Microsoft signs them come in, and nothing else does."""

import asyncio
import base64
import hmac
import json
import random
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from jwt.utils import base64url_encode

from bot.teams.auth import LoopbackGuard, Unauthorised
from bot.teams.hosts import Hosts
from bot.teams.keys import Keys
from tests.edge import OTHER_TENANT, TENANT, Time, edge
from tests.fake_teams import ISSUER, FakeTeams, private_key

HOUR = 3600
HERE = {"Host": "127.0.0.1:3978"}
Made = Callable[[FakeTeams], str]


def _now() -> int:
    return int(time.time())


def _signed(teams: FakeTeams, key: Any, algorithm: str, **headers: Any) -> str:
    return jwt.PyJWS().encode(
        _payload(teams), key, algorithm=algorithm, headers={"kid": "key-1"} | headers
    )


def _saying(teams: FakeTeams, payload: bytes) -> str:
    return jwt.PyJWS().encode(
        payload, private_key("key-1"), algorithm="RS256", headers={"kid": "key-1"}
    )


def _payload(teams: FakeTeams, **claims: Any) -> bytes:
    usual = jwt.decode(teams.mint(), options={"verify_signature": False})
    return json.dumps(usual | claims).encode()


def _with_the_public_key_as_secret(teams: FakeTeams) -> str:
    """The oldest trick: HS256, with what everybody may know as the secret."""
    public = private_key("key-1").public_key()
    secret = public.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    head = json.dumps({"alg": "HS256", "kid": "key-1", "typ": "JWT"}).encode()
    told = b".".join(map(base64url_encode, (head, _payload(teams))))
    return (told + b"." + base64url_encode(hmac.digest(secret, told, "sha256"))).decode()


def _without_kid(teams: FakeTeams) -> str:
    return jwt.PyJWS().encode(_payload(teams), private_key("key-1"), algorithm="RS256")


BAD_TOKENS: dict[str, Made] = {
    "none": lambda teams: "",
    "garbage": lambda teams: "x.y.z",
    "two parts": lambda teams: "e30.e30",
    "far too long": lambda teams: "x" * 8_000,
    "not of ASCII": lambda teams: "é.é.é",
    "unsigned": lambda teams: _signed(teams, None, "none"),
    "HS256 with the public key": _with_the_public_key_as_secret,
    "RS512": lambda teams: _signed(teams, private_key("key-1"), "RS512"),
    "signed by another key": lambda teams: _signed(teams, private_key("stranger"), "RS256"),
    "unknown key id": lambda teams: teams.mint(kid="stranger"),
    "no key id": _without_kid,
    "key id of another kind": lambda teams: _signed(
        teams, private_key("key-1"), "RS256", kid="../key-1"
    ),
    "expired": lambda teams: teams.mint(exp=_now() - 301),
    "not yet valid": lambda teams: teams.mint(nbf=_now() + 400),
    "no exp": lambda teams: teams.mint(exp=None),
    "no nbf": lambda teams: teams.mint(nbf=None),
    "no iss": lambda teams: teams.mint(iss=None),
    "no aud": lambda teams: teams.mint(aud=None),
    "exp for ever": lambda teams: teams.mint(exp="never"),
    "exp without end": lambda teams: _saying(teams, _payload(teams, exp=float("inf"))),
    "exp no number": lambda teams: _saying(teams, _payload(teams, exp=float("nan"))),
    "another issuer": lambda teams: teams.mint(
        iss="https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"
    ),
    "the issuer with a slash": lambda teams: teams.mint(iss=ISSUER + "/"),
    "issuers in a list": lambda teams: _saying(teams, _payload(teams, iss=[ISSUER])),
    "a number for a bot": lambda teams: _saying(teams, _payload(teams, aud=7)),
    "another bot's": lambda teams: teams.mint(aud="00000000-0000-4000-8000-000000000bad"),
    "this bot among others": lambda teams: teams.mint(
        aud=["other", "00000000-0000-4000-8000-00000000b0b0"]
    ),
    "no service url": lambda teams: teams.mint(serviceurl=None),
    "another service url": lambda teams: teams.mint(
        serviceurl="https://smba.trafficmanager.net/emea/"
    ),
    "service url in another case": lambda teams: teams.mint(serviceurl=teams.service_url.upper()),
    "no claims": lambda teams: _saying(teams, b"[]"),
    "claims of 900 levels": lambda teams: _saying(teams, b'{"a":' * 900 + b"1" + b"}" * 900),
    "claims not JSON": lambda teams: _saying(teams, b"\xff"),
    "service url as a list": lambda teams: teams.mint(serviceurl=[teams.service_url]),
}


@pytest.mark.parametrize("made", BAD_TOKENS.values(), ids=BAD_TOKENS)
async def test_a_bad_token_is_401_and_nobody_is_asked(teams: FakeTeams, made: Made) -> None:
    async with edge(teams) as door:
        assert await door.post(door.activity(), token=made(teams)) == (401, None)
        assert (door.bot.turns, teams.calls) == ([], [])


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
        for token in (teams.mint(), teams.mint(exp=_now() - 240), teams.mint(nbf=_now() + 240)):
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
        for place in (
            "https://evil.example/",
            "http://127.0.0.1:1/connector/",
            "http://smba.trafficmanager.net/",
        ):
            token = teams.mint(serviceurl=place)
            assert (await door.post(door.activity(serviceUrl=place), token=token))[0] == 401


async def test_two_thousand_mutated_tokens_are_all_401(teams: FakeTeams) -> None:
    lot, token = random.Random(4417), teams.mint()
    async with edge(teams) as door:
        body = door.activity()
        mutants = [_mutated(token, lot) for _ in range(2_000)]
        room = asyncio.Semaphore(20)

        async def tried(mutant: str) -> int:
            async with room:
                return (await door.post(body, token=mutant))[0]

        statuses = await asyncio.gather(*map(tried, mutants))
        assert set(statuses) == {401}
        assert (door.bot.turns, teams.key_fetches) == ([], 1)


def _mutated(token: str, lot: random.Random) -> str:
    """The token with one to three changes that change what it says."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/"
    while True:
        mutant = list(token)
        for _ in range(lot.randint(1, 3)):
            at = lot.randrange(len(mutant))
            lot.choice([_replace, _insert, _remove, _swap])(mutant, at, lot.choice(letters))
        made = "".join(mutant)
        if _parts(made) != _parts(token):
            return made


def _replace(token: list[str], at: int, letter: str) -> None:
    token[at] = letter


def _insert(token: list[str], at: int, letter: str) -> None:
    token.insert(at, letter)


def _remove(token: list[str], at: int, letter: str) -> None:
    del token[at]


def _swap(token: list[str], at: int, letter: str) -> None:
    token[at], token[at - 1] = token[at - 1], token[at]


def _parts(token: str) -> list[bytes]:
    """What a lenient reader decodes: the last letter of a part has bits that mean nothing."""
    return [_decoded(part) for part in token.split(".")]


def _decoded(part: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except ValueError:
        return part.encode()


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
    body = {"channelId": "msteams", "serviceUrl": "http://localhost:56150/_connector"}
    with pytest.raises(Unauthorised):
        await LoopbackGuard(Hosts(development=True)).check(HERE, body, peer)
    await LoopbackGuard(Hosts(development=True)).check(HERE, body, "127.0.0.1")
    await LoopbackGuard(Hosts(development=True)).check(HERE, body, "::1")


@pytest.mark.parametrize(
    "address",
    [
        "https://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net:443/teams",
        "https://smba.infra.gcc.teams.microsoft.com/gcc",
        "https://europe.botframework.com",
        "https://smba.infra.gov.teams.microsoft.us/",
        "https://bots.example.org:8443/x",
        "https://hub.example.com/",
        "https://a.b.example.net/",
        "http://127.0.0.1:9999/connector/",
    ],
)
def test_addresses_that_may_have_the_token(address: str) -> None:
    assert Hosts(
        ["bots.example.org:8443", "hub.example.com", "*.example.net", "127.0.0.1:9999"]
    ).allows(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evil.example/smba.trafficmanager.net",
        "https://evilbotframework.com/",
        "https://botframework.com.evil.example",
        "https://smba.trafficmanager.net@evil.example/",
        "https://evil.example\\.botframework.com/",
        "https://evil.example#.botframework.com",
        "https://evil.example?.botframework.com",
        "https://smba.trafficmanager.net/emea/?x=1",
        "https://user:secret@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net%2eevil.example/",
        "//smba.trafficmanager.net/",
        "ftp://smba.trafficmanager.net/",
        "https://bots.example.org/",
        "https://127.0.0.1/",
        "http://localhost:9999/",
        "http://169.254.169.254/metadata",
        "https://",
        "",
        " https://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net/\n",
    ],
)
def test_addresses_that_never_get_it(address: str) -> None:
    assert not Hosts(["bots.example.org:8443", "127.0.0.1:9999"]).allows(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://hub-my.sharepoint.com/personal/a_b/_api/v2.0/drives/b!x/items/01/uploadSession?guid='1'&tempauth=a%2Bb",
        "https://Hub.SharePoint.com/",
        "http://127.0.0.1:9999/up?x=1",
    ],
)
def test_files_go_to_peoples_own(address: str) -> None:
    assert Hosts(["127.0.0.1:9999"]).takes_files(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://hub.sharepoint.com",
        "http://hub.sharepoint.com/up",
        "https://sharepoint.com.example.org/up",
        "https://example.org/?.sharepoint.com/",
        "https://hub.sharepoint.com@example.org/up",
        "https://example.org\\.sharepoint.com/up",
        "https://example.org#.sharepoint.com/up",
        "https://hub.sharepoint.com:8443/up",
        "https://hub.sharepoint.com/up\nHost: x",
        "https://smba.trafficmanager.net/teams/up",
        "https://notsharepoint.com/up",
        "https://127.0.0.1/up",
    ],
)
def test_files_go_nowhere_else(address: str) -> None:
    assert not Hosts(["127.0.0.1:9999"]).takes_files(address)
