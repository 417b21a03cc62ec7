"""Microsoft's side of the wire on this machine: signing keys, the token endpoint, and the Bot Connector.

It keeps what each message shows now, so that a test can look at a chat as a person would after a reload.
"""

import asyncio
import itertools
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

APP_ID = "00000000-0000-4000-8000-00000000b0b0"
ISSUER = "https://api.botframework.com"


@cache
def private_key(name: str) -> rsa.RSAPrivateKey:
    """The private key of that name, the same for the whole run."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass(slots=True)
class Message:
    """A message in a conversation as it stands now."""

    id: str
    card: dict[str, Any] | None
    text: str
    updates: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """One request to the connector."""

    method: str
    path: str
    body: Any
    token: str


@dataclass(slots=True)
class FakeTeams:
    """The three servers of Microsoft in one.

    `failures` are answers to give first: a status, or "hang" or "reset"; `failures_in` those of one conversation.
    """

    chats: dict[str, list[Message]] = field(default_factory=lambda: defaultdict(list))
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    failures: list[tuple[int, dict[str, str], Any] | str] = field(default_factory=list)
    failures_in: dict[str, list[Any]] = field(default_factory=dict)
    kids: list[str] = field(default_factory=lambda: ["key-1"])
    endorsements: list[str] = field(default_factory=lambda: ["msteams"])
    tokens: int = 0
    key_fetches: int = 0
    keys_held: asyncio.Event | None = None
    keys_status: int = 200
    odd_keys: list[Any] = field(default_factory=list)
    token_status: int = 200
    tenants: dict[str, str] = field(default_factory=dict)
    port: int = 0
    _runner: web.AppRunner | None = None
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _called: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self) -> None:
        """Listens on a free port."""
        app = web.Application(client_max_size=4 << 20)
        app.router.add_get("/keys/metadata", self._metadata)
        app.router.add_get("/keys/jwks", self._jwks)
        app.router.add_post("/token", self._token)
        app.router.add_get("/sign-in/{domain}/v2.0/.well-known/openid-configuration", self._tenant_of)
        app.router.add_route("*", "/connector/{path:.*}", self._connector)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Ends what hangs and closes."""
        self.released.set()
        if self.keys_held:
            self.keys_held.set()
        if self._runner:
            await self._runner.cleanup()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def service_url(self) -> str:
        """The connector's address."""
        return f"{self.address}/connector/"

    @property
    def metadata_url(self) -> str:
        """Where the keys are announced."""
        return f"{self.address}/keys/metadata"

    @property
    def token_url(self) -> str:
        """Where the bot gets its own token."""
        return f"{self.address}/token"

    def mint(self, *, kid: str = "key-1", headers: dict[str, Any] | None = None, **claims: Any) -> str:
        """A token as the connector signs it; a claim of None is left out."""
        now = int(time.time())
        usual = {"serviceurl": self.service_url, "nbf": now - 60, "exp": now + 3600, "iss": ISSUER, "aud": APP_ID}
        told = {k: v for k, v in (usual | claims).items() if v is not None}
        return jwt.encode(told, private_key(kid), algorithm="RS256", headers={"kid": kid} | (headers or {}))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Waits until something holds, looked at after each call; gives up after ten seconds."""
        async with asyncio.timeout(10):
            while not holds():
                self._called.clear()
                await self._called.wait()

    def sent(self, method: str) -> list[Call]:
        """The connector calls of one method, in order."""
        return [c for c in self.calls if c.method == method]

    async def _metadata(self, _request: web.Request) -> web.Response:
        if self.keys_held:
            await self.keys_held.wait()
        if self.keys_status != 200:
            return web.json_response({}, status=self.keys_status)
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.address}/keys/jwks"})

    async def _jwks(self, _request: web.Request) -> web.Response:
        self.key_fetches += 1
        keys = list(self.odd_keys)
        for kid in self.kids:
            public = jwt.algorithms.RSAAlgorithm.to_jwk(private_key(kid).public_key(), as_dict=True)
            keys.append({**public, "kid": kid, "use": "sig", "endorsements": self.endorsements})
        return web.json_response({"keys": keys})

    async def _token(self, request: web.Request) -> web.Response:
        await request.read()
        self.tokens += 1
        body = {"token_type": "Bearer", "expires_in": 3599, "access_token": f"token-{self.tokens}"}
        return web.json_response(body if self.token_status == 200 else {"error": "no"}, status=self.token_status)

    async def _tenant_of(self, request: web.Request) -> web.Response:
        tenant = self.tenants.get(request.match_info["domain"])
        if tenant is None:
            return web.json_response({"error": "invalid_tenant"}, status=400)
        return web.json_response({"issuer": f"https://login.microsoftonline.com/{tenant}/v2.0"})

    async def _connector(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        body = await request.json() if raw else None
        path = request.match_info["path"]
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.calls.append(Call(request.method, path, body, token))
        self._called.set()
        here = next((f for c, f in self.failures_in.items() if f"/{c}/" in f"/{path}/" and f), self.failures)
        if here:
            failure = here.pop(0)
            if failure == "hang":
                await self.released.wait()
            elif failure == "reset":
                if request.transport:
                    request.transport.abort()
            elif not isinstance(failure, str):
                status, headers, answer = failure
                return web.json_response(answer, status=status, headers=headers)
        answer = self._kept(request.method, path.split("/"), body)
        self._called.set()
        return answer

    def _kept(self, method: str, path: list[str], body: Any) -> web.Response:
        conversation = path[2] if len(path) > 2 else ""
        if "members" in path:
            member = self.members.get(path[-1])
            return web.json_response(member or {"error": {"code": "NotFound"}}, status=200 if member else 404)
        chat = self.chats[conversation]
        if method == "POST":
            message = Message(f"m{next(self._numbers)}-{uuid.uuid4().hex[:6]}", _card(body), body.get("text", ""))
            chat.append(message)
            return web.json_response({"id": message.id}, status=201)
        found = next((m for m in chat if m.id == path[-1]), None)
        if found is None:
            return web.json_response({"error": {"code": "ActivityNotFoundInConversation"}}, status=404)
        if method == "DELETE":
            chat.remove(found)
        else:
            found.card, found.text, found.updates = _card(body), body.get("text", ""), found.updates + 1
        return web.json_response({"id": found.id})


def _card(body: dict[str, Any]) -> dict[str, Any] | None:
    attachments = body.get("attachments") or []
    return attachments[0]["content"] if attachments else None
