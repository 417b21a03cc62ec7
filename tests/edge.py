"""The Teams edge alone, over HTTP: a bot behind it that answers what a test tells it to."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp
import orjson
from aiohttp import web
from pydantic import SecretStr

from bot.teams.adapter import Adapter
from bot.teams.allowances import Allowances
from bot.teams.auth import ConnectorGuard, LoopbackGuard
from bot.teams.endpoint import LONGEST_BODY, Endpoint, Limits
from bot.teams.hosts import Hosts
from bot.teams.keys import Keys
from bot.teams.outbound import Outbound
from bot.teams.tokens import Tokens
from bot.turns.reply import Failed, Nothing, Reply
from bot.turns.turn import Turn
from bot.web.application import application
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import Outcome
from tests.fake_teams import APP_ID, ISSUER, FakeTeams
from tests.ports import free_port

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
TENANT, OTHER_TENANT = "tenant-hub", "tenant-nobody-knows"
CHAT = "a:chat-of-farida"


@dataclass(slots=True)
class Bot:
    """Answers as told, and remembers what it was asked and what became of its words."""

    reply: Callable[[Turn], Reply] = lambda turn: Nothing()
    turns: list[Turn] = field(default_factory=list)
    posts: list[tuple[Reply, Outcome]] = field(default_factory=list)
    held: asyncio.Event | None = None
    noting: Callable[[Turn, Reply, Outcome], Awaitable[None]] | None = None
    waits: Callable[[str], Reply] = Failed
    asked: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def answer(self, turn: Turn) -> Reply:
        """What it was told."""
        async with self.asked:
            self.turns.append(turn)
            self.asked.notify_all()
        if self.held:
            await self.held.wait()
        return self.reply(turn)

    def not_now(self, turn: Turn, why: str) -> Reply:
        """What it was told to say where there is no time."""
        return self.waits(why)

    async def note_post(self, turn: Turn, reply: Reply, outcome: Outcome) -> None:
        """Remembers."""
        if self.noting:
            await self.noting(turn, reply, outcome)
        self.posts.append((reply, outcome))


@dataclass(slots=True)
class Time:
    """A clock for durations that moves when told, with those who wait for it."""

    seconds: float = 1_000_000.0
    _waiting: list[tuple[float, asyncio.Event]] = field(default_factory=list)

    def __call__(self) -> float:
        """The seconds."""
        return self.seconds

    @property
    def awaited(self) -> int:
        """How many wait for it."""
        return len(self._waiting)

    async def pause(self, seconds: float) -> None:
        """Waits until it moved on so far."""
        over = asyncio.Event()
        self._waiting.append((self.seconds + seconds, over))
        await over.wait()

    def pass_(self, seconds: float) -> None:
        """Moves on, and wakes who waited for it."""
        self.seconds += seconds
        for until, over in self._waiting:
            if until <= self.seconds:
                over.set()
        self._waiting = [one for one in self._waiting if not one[1].is_set()]


@dataclass(slots=True)
class Edge:
    """The running edge."""

    address: str
    teams: FakeTeams
    bot: Bot
    web: aiohttp.ClientSession
    time: Time
    adapter: Adapter
    judging: Exception | None = None
    refused: list[tuple[int, str]] = field(default_factory=list)

    async def asked(self, times: int) -> None:
        """Waits until the bot was asked so often."""
        async with asyncio.timeout(10), self.bot.asked:
            await self.bot.asked.wait_for(lambda: len(self.bot.turns) >= times)

    async def post(self, body: Any, *, token: str | None = None, **headers: str) -> tuple[int, Any]:
        """Sends a body as the connector does, without a token if it is empty; status and answer."""
        token = self.teams.mint() if token is None else token
        told = (
            {"Content-Type": "application/json"}
            | ({"Authorization": f"Bearer {token}"} if token else {})
            | headers
        )
        data = body if isinstance(body, bytes) else orjson.dumps(body)
        async with self.web.post(f"{self.address}/api/messages", data=data, headers=told) as answer:
            raw = await answer.read()
            return answer.status, orjson.loads(
                raw
            ) if answer.content_type == "application/json" else None

    def activity(self, **changes: Any) -> dict[str, Any]:
        """A typed message of a person; a change to None takes the part away."""
        usual = {
            "type": "message",
            "id": "1780000000000",
            "text": "visit",
            "channelId": "msteams",
            "serviceUrl": self.teams.service_url,
            "from": {"id": "29:farida", "name": "Farida Khan", "aadObjectId": "oid-farida"},
            "recipient": {"id": f"28:{APP_ID}", "name": "Hub Visits"},
            "conversation": {"id": CHAT, "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            "locale": "en-GB",
            "entities": [{"type": "clientInfo", "locale": "en-GB", "timezone": "Europe/London"}],
        }
        return {k: v for k, v in (usual | changes).items() if v is not None}

    def press(
        self, data: Any = None, verb: str | None = "visit.save", **changes: Any
    ) -> dict[str, Any]:
        """A press on a card's button."""
        action = {"type": "Action.Execute", "data": data} | (
            {"verb": verb} if verb is not None else {}
        )
        value = {"action": action, "trigger": "manual"}
        usual = {
            "type": "invoke",
            "name": "adaptiveCard/action",
            "text": None,
            "value": value,
            "replyToId": "m1",
        }
        return self.activity(**(usual | changes))

    def chat(self, conversation: str = CHAT, **changes: Any) -> Conversation:
        """The chat, as the bot keeps it."""
        return conversation_at(self.teams.service_url, conversation, **changes)


def conversation_at(service_url: str, conversation: str = CHAT, **changes: Any) -> Conversation:
    """A personal chat whose connector is at that address."""
    told = {
        "surface": Surface.CHAT,
        "tenant": TENANT,
        "bot_id": f"28:{APP_ID}",
        "user_id": "29:farida",
    }
    return Conversation(id=conversation, service_url=service_url, **(told | changes))


def hosts_of(*fakes: FakeTeams) -> Hosts:
    """An allow-list with these fakes on it."""
    return Hosts(f"127.0.0.1:{fake.port}" for fake in fakes)


def tokens_of(teams: FakeTeams, monotonic: Callable[[], float] = time.monotonic) -> Tokens:
    """The bot's own tokens, had from the fake."""
    return Tokens(teams.token_url, APP_ID, SecretStr("secret"), monotonic)


def nobody() -> str:
    """A service URL where nobody listens."""
    return f"http://127.0.0.1:{free_port()}/connector/"


@asynccontextmanager
async def edge(
    teams: FakeTeams,
    *,
    development: bool = False,
    patience: float = 5,
    read_within: float = 10,
    at_once: int = 2_000,
    turns: tuple[int, int] = (10_000, 10_000),
) -> AsyncIterator[Edge]:
    """The edge of a bot in production, or of a development bot, with one tenant allowed."""
    bot, clock = Bot(), Time()
    hosts = Hosts([f"127.0.0.1:{teams.port}"], development=development)
    keys = Keys(teams.metadata_url, clock, clock.pause)
    guard = LoopbackGuard(hosts) if development else ConnectorGuard(APP_ID, ISSUER, keys, hosts)
    outbound = Outbound(hosts, None if development else tokens_of(teams))

    async def allowed(tenant: str) -> bool:
        if running_edge.judging:
            raise running_edge.judging
        return development or tenant == TENANT

    limits = Limits(patience=patience, read_within=read_within, at_once=at_once)
    adapter = Adapter(outbound)
    refused: list[tuple[int, str]] = []

    def note(status: int, reason: str) -> None:
        refused.append((status, reason))

    endpoint = Endpoint(
        guard, adapter, bot, allowed, lambda: NOW, Allowances(*turns), limits, refused=note
    )
    app = application(LONGEST_BODY, note)
    app.add_routes(endpoint.routes())
    async with AsyncExitStack() as running:
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        running.push_async_callback(runner.cleanup)
        await outbound.start()
        running.push_async_callback(outbound.close)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        session = await running.enter_async_context(aiohttp.ClientSession())
        running.push_async_callback(endpoint.drain)
        running_edge = Edge(
            f"http://127.0.0.1:{runner.addresses[0][1]}", teams, bot, session, clock, adapter
        )
        running_edge.refused = refused
        yield running_edge
