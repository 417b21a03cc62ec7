"""Who may call: who has a token of the Bot Connector for this bot, this channel and this address.

botbuilder 4.17.1 answers 97 % of bad tokens with 500, accepts tokens without exp and activities
without serviceUrl or channelId, fetches no new keys after a rotation, and freezes the loop while it
fetches (https://github.com/microsoft/botbuilder-python/issues/2230, closed unmended). So it never
sees an Authorization header.
"""

import hashlib
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import jwt
from jwt.types import Options

from bot.teams.hosts import Hosts, is_loopback
from bot.teams.keys import Key, Keys

CHANNEL = "msteams"
ALGORITHM = "RS256"
LEEWAY = 300
REMEMBERED = 300.0
MOST_REMEMBERED = 2_000
LONGEST_TOKEN = 8_192
PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host")
_OF_ALL: Options = {
    "require": ["exp", "nbf", "iss", "aud"],
    "verify_exp": True,
    "verify_nbf": True,
    "verify_iss": True,
    "verify_aud": True,
    "strict_aud": True,
}
_HOST = re.compile(r"([0-9A-Za-z.-]+|\[[0-9a-f:]+\])(?::[0-9]+)?")


class Unauthorised(Exception):  # noqa: N818 - an answer to the caller
    """Raised with a code of what does not hold; the caller is told 401 and nothing more."""


@dataclass(frozen=True, slots=True)
class Caller:
    """What is proved of a caller before anything that it sends is read.

    `service_url` is where its conversations are answered; None where that is not proved.
    """

    service_url: str | None = None


class Guard(Protocol):
    """Lets an activity in or raises Unauthorised: first by its headers, then by what it says."""

    async def caller(self, headers: Mapping[str, str], peer: str) -> Caller:
        """Who calls, by a request's headers and the address that it came from."""

    def agree(self, caller: Caller, body: Mapping[str, Any]) -> None:
        """Judges whether that caller may say this."""


class ConnectorGuard:
    """Lets in what the Bot Connector signed for this bot."""

    def __init__(self, app_id: str, issuer: str, keys: Keys, hosts: Hosts) -> None:
        self._app_id = app_id
        self._issuer = issuer
        self._keys = keys
        self._hosts = hosts
        self._verified: dict[bytes, tuple[float, Mapping[str, Any], str]] = {}

    async def caller(self, headers: Mapping[str, str], peer: str) -> Caller:
        """Judges the token; the peer is a proxy, most often."""
        scheme, _, token = headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not 0 < len(token) <= LONGEST_TOKEN:
            raise Unauthorised("no-token")
        claims, key = await self._claims(token)
        if CHANNEL not in key.endorsements:
            raise Unauthorised("channel")
        if not self._answered_at_ours(claims):
            raise Unauthorised("service-url-not-allowed")
        return Caller(claims["serviceurl"])

    def agree(self, caller: Caller, body: Mapping[str, Any]) -> None:
        """Judges what the token must agree with in the body."""
        if body["channelId"] != CHANNEL:
            raise Unauthorised("channel")
        if caller.service_url != body["serviceUrl"]:
            raise Unauthorised("service-url-of-another")

    def _answered_at_ours(self, claims: Mapping[str, Any]) -> bool:
        told = claims.get("serviceurl")
        return isinstance(told, str) and self._hosts.allows(told)

    async def _claims(self, token: str) -> tuple[Mapping[str, Any], Key]:
        # To verify a signature is half of the cost of a small turn: a token is known by its hash.
        mark = hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
        until, claims, kid = self._verified.get(mark, (0.0, {}, ""))
        key = self._keys.known(kid) if until > time.time() else None
        if key is not None:
            return claims, key
        kid = _kid(token)
        key = await self._key(token, kid)
        claims = self._read(token, key)
        if len(self._verified) >= MOST_REMEMBERED:
            del self._verified[next(iter(self._verified))]
        self._verified[mark] = (min(time.time() + REMEMBERED, float(claims["exp"])), claims, kid)
        return claims, key

    async def _key(self, token: str, kid: str) -> Key:
        """The key with that id; one that is not here is asked for only by what seems to be ours."""
        if self._keys.known(kid) is None and self._answered_at_ours(self._read(token, None)):
            await self._keys.refresh()
        key = self._keys.known(kid)
        if key is None:
            raise Unauthorised("unknown-key")
        return key

    def _read(self, token: str, key: Key | None) -> Mapping[str, Any]:
        """What a token says for this bot, of this issuer and at this time.

        Without a key that is what it says, and not proved.
        """
        options: Options = {
            "verify_signature": key is not None,
            # Where no signature is asked for, the library asks for nothing else by itself.
            **_OF_ALL,
        }
        try:
            return jwt.decode(
                token,
                key.public if key else "",
                algorithms=[ALGORITHM],
                audience=self._app_id,
                issuer=self._issuer,
                leeway=LEEWAY,
                options=options,
            )
        except Exception as error:
            # Whatever a hostile token breaks in the reading of it, it is not a token.
            raise Unauthorised(type(error).__name__) from None


def _kid(token: str) -> str:
    try:
        head = jwt.get_unverified_header(token)
    except Exception as error:
        raise Unauthorised(type(error).__name__) from None
    kid = head.get("kid")
    if head.get("alg") != ALGORITHM or not isinstance(kid, str):
        raise Unauthorised("algorithm-or-key-id")
    return kid


class LoopbackGuard:
    """A development bot's door: this machine only, and answers to this machine only.

    What comes through a tunnel comes from this machine too, and so does a web page under a name
    that was made to lead here. The first is passed on, and the second asks for another host.
    """

    def __init__(self, hosts: Hosts) -> None:
        self._hosts = hosts

    async def caller(self, headers: Mapping[str, str], peer: str) -> Caller:
        """Judges where the request comes from."""
        if (
            not is_loopback(peer)
            or not _asks_for_this_machine(headers)
            or any(name in headers for name in PASSED_ON)
        ):
            raise Unauthorised("not-this-machine")
        return Caller()

    def agree(self, caller: Caller, body: Mapping[str, Any]) -> None:
        """Judges where its answer would go."""
        if body["channelId"] != CHANNEL or not self._hosts.allows(body["serviceUrl"]):
            raise Unauthorised("answer-elsewhere")


def _asks_for_this_machine(headers: Mapping[str, str]) -> bool:
    host = _HOST.fullmatch(headers.get("Host", ""))
    return host is not None and is_loopback(host[1].strip("[]"))
