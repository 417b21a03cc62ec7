"""Microsoft's side of the wire: signing keys, the token endpoint, and the Bot Connector.

It keeps what each message shows now, as a person would see the chat after a reload.
"""

import asyncio
import itertools
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.fake_sharepoint import FakeSharePoint, Fault
from tests.shown import as_read

APP_ID = "00000000-0000-4000-8000-00000000b0b0"
ISSUER = "https://api.botframework.com"


@cache
def private_key(name: str) -> rsa.RSAPrivateKey:
    """The private key of that name, the same for the whole run."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass(slots=True)
class Message:
    """A message in a conversation as it stands now.

    In a channel `thread` is the id of its post.
    `offer` is the attachment that asks whether a file may be put into the person's own files.
    `answers` is the id of the activity that it answers; empty for what nobody asked for.
    """

    id: str
    card: dict[str, Any] | None
    text: str
    updates: int = 0
    thread: str = ""
    offer: dict[str, Any] | None = None
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """Bytes that were put into somebody's files, with the headers that came with them."""

    address: str
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """One request to the connector."""

    method: str
    path: str
    body: Any
    token: str


@dataclass(slots=True)
class FakeTeams:
    """The servers of Microsoft in one.

    `failures` are answers to give first: a status, or "hang" or "reset".
    `failures_in` are those of one conversation.
    """

    chats: dict[str, list[Message]] = field(default_factory=lambda: defaultdict(list))
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    # Who is in a channel's team and what its channels are called, where a test cares.
    rosters: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    channels: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    # Whose chat it gives who asks for one to be made, by user id.
    chat_ids: dict[str, str] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    failures: list[tuple[int, dict[str, str], Any] | str] = field(default_factory=list)
    failures_in: dict[str, list[Any]] = field(default_factory=dict)
    uploads: list[Uploaded] = field(default_factory=list)
    # Statuses to answer the next uploads with, before any is taken.
    upload_failures: list[int] = field(default_factory=list)
    # What those answers ask for: seconds to wait.
    uploads_wait: str = ""
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
    sharepoint: FakeSharePoint = field(default_factory=FakeSharePoint)
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
        app.router.add_get(
            "/sign-in/{domain}/v2.0/.well-known/openid-configuration", self._tenant_of
        )
        app.router.add_put("/onedrive/{path:.*}", self._uploaded)
        self.sharepoint.add_to(app)
        app.router.add_route("*", "/connector/{path:.*}", self._connector)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Ends what hangs and closes."""
        self.released.set()
        self.sharepoint.released.set()
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

    def mint(
        self, *, kid: str = "key-1", headers: dict[str, Any] | None = None, **claims: Any
    ) -> str:
        """A token as the connector signs it; a claim of None is left out."""
        now = int(time.time())
        usual = {
            "serviceurl": self.service_url,
            "nbf": now - 60,
            "exp": now + 3600,
            "iss": ISSUER,
            "aud": APP_ID,
        }
        told = {k: v for k, v in (usual | claims).items() if v is not None}
        return jwt.encode(
            told, private_key(kid), algorithm="RS256", headers={"kid": kid} | (headers or {})
        )

    async def until(self, holds: Callable[[], bool]) -> None:
        """Waits until something holds, looked at after each call; gives up after ten seconds."""
        async with asyncio.timeout(10):
            while not holds():
                self._called.clear()
                await self._called.wait()

    def attached(self, files: Mapping[str, bytes | int | Fault]) -> list[dict[str, Any]]:
        """Files of a message, each of which is given so: bytes, a status, or a fault."""
        self.sharepoint.files |= files
        return [self.sharepoint.attached(name, self.address) for name in files]

    def sent(self, method: str) -> list[Call]:
        """The connector calls of one method, in order."""
        return [c for c in self.calls if c.method == method]

    async def _metadata(self, _request: web.Request) -> web.Response:
        if self.keys_held:
            await self.keys_held.wait()
        told = {"issuer": ISSUER, "jwks_uri": f"{self.address}/keys/jwks"}
        return web.json_response(told, status=self.keys_status)

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
        return web.json_response(
            body if self.token_status == 200 else {"error": "no"}, status=self.token_status
        )

    async def _tenant_of(self, request: web.Request) -> web.Response:
        tenant = self.tenants.get(request.match_info["domain"])
        if tenant is None:
            return web.json_response({"error": "invalid_tenant"}, status=400)
        return web.json_response({"issuer": f"https://login.microsoftonline.com/{tenant}/v2.0"})

    async def _uploaded(self, request: web.Request) -> web.Response:
        content = await request.read()
        self.uploads.append(Uploaded(str(request.rel_url), dict(request.headers), content))
        self._called.set()
        if not self.upload_failures:
            return web.json_response({}, status=201)
        asks = {"Retry-After": self.uploads_wait} if self.uploads_wait else {}
        return web.json_response({}, status=self.upload_failures.pop(0), headers=asks)

    async def _connector(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        body = as_read(raw.decode()) if raw else None
        path = request.match_info["path"]
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.calls.append(Call(request.method, path, body, token))
        self._called.set()
        here = next(
            (f for c, f in self.failures_in.items() if f and _is_in(c, path, body)), self.failures
        )
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
        answer = self._listed(path.split("/"), request.query) or self._kept(
            request.method, path.split("/"), body
        )
        self._called.set()
        return answer

    def _listed(self, path: list[str], query: Mapping[str, str]) -> web.Response | None:
        """A page of a channel's members, or a team's channels; None for what is asked otherwise."""
        if path[1:2] == ["teams"]:
            return web.json_response({"conversations": self.channels[path[2]]})
        if path[-1] != "pagedmembers":
            return None
        first, size = int(query.get("continuationToken", "0")), int(query.get("pageSize", "500"))
        roster = self.rosters[path[2]]
        more = {"continuationToken": str(first + size)} if len(roster) > first + size else {}
        return web.json_response({"members": roster[first : first + size], **more})

    def _kept(self, method: str, path: list[str], body: Any) -> web.Response:
        if method == "POST" and path == ["v3", "conversations"]:
            return self._opened(body)
        conversation, _, thread = (path[2] if len(path) > 2 else "").partition(";messageid=")
        if "members" in path:
            member = self.members.get(path[-1])
            return web.json_response(
                member or {"error": {"code": "NotFound"}}, status=200 if member else 404
            )
        chat = self.chats[conversation]
        if method == "POST":
            message = self._message(body, thread)
            chat.append(message)
            return web.json_response({"id": message.id}, status=201)
        found = next((m for m in chat if m.id == path[-1]), None)
        if found is None:
            return web.json_response(
                {"error": {"code": "ActivityNotFoundInConversation"}}, status=404
            )
        if method == "DELETE":
            chat.remove(found)
        else:
            found.card, found.text, found.updates = (
                _card(body),
                body.get("text", ""),
                found.updates + 1,
            )
        return web.json_response({"id": found.id})

    def _opened(self, body: Any) -> web.Response:
        """A new thread in a channel, or a person's chat."""
        if "members" in body:
            [member] = body["members"]
            return web.json_response({"id": self.chat_ids.get(member["id"], "a:anew")}, status=201)
        channel = body["channelData"]["channel"]["id"]
        message = self._message(body["activity"])
        message.thread = message.id
        self.chats[channel].append(message)
        return web.json_response(
            {"id": f"{channel};messageid={message.id}", "activityId": message.id}, status=201
        )

    def _message(self, body: Any, thread: str = "") -> Message:
        id_ = f"m{next(self._numbers)}-{uuid.uuid4().hex[:6]}"
        told = {"thread": thread, "offer": _offer(body), "answers": body.get("replyToId", "")}
        return Message(id_, _card(body), body.get("text", ""), **told)


def _is_in(conversation: str, path: str, body: Any) -> bool:
    """Whether a request is about that conversation, or opens a thread in that channel."""
    opened = ""
    if path == "v3/conversations" and body and "channel" in body["channelData"]:
        opened = body["channelData"]["channel"]["id"]
    return conversation in (opened, *(part.partition(";")[0] for part in path.split("/")))


def _card(body: dict[str, Any]) -> dict[str, Any] | None:
    attachments = body.get("attachments") or []
    return attachments[0]["content"] if attachments and not _offer(body) else None


def _offer(body: dict[str, Any]) -> dict[str, Any] | None:
    attachments: list[dict[str, Any]] = body.get("attachments") or []
    return next(
        (each for each in attachments if each["contentType"].endswith(".file.consent")), None
    )
