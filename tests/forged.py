"""Tokens that nobody may come in with: of another make, and true ones that were changed."""

import base64
import hmac
import json
import random
import time
from collections.abc import Callable
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from jwt.utils import base64url_encode

from tests.fake_teams import ISSUER, FakeTeams, private_key

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


def mutated(token: str, lot: random.Random) -> str:
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
