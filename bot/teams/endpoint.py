"""POST /api/messages: from a request to a reply, with a status that tells the caller the truth."""

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

import orjson
from aiohttp import web
from botbuilder.core import TurnContext

from bot import logs
from bot.reply import Failed, Reply, Say, Show
from bot.teams.adapter import OUTCOME, Adapter, invoke_response, message
from bot.teams.auth import Guard, Unauthorised
from bot.teams.inbound import Malformed, read, tenant, turn
from bot.turn import Turn
from domain.delivery import Outcome
from storage.database import Busy

LONGEST_BODY = 256 * 1024
PATIENCE = 5.0
# A pressed button waits for its card: an empty answer would show the person nothing.
INVOKE_PATIENCE = 10.0
ADAPTIVE, MESSAGE, ERROR = (
    f"application/vnd.microsoft.{kind}" for kind in ("card.adaptive", "activity.message", "error")
)
SEARCH = {"type": "application/vnd.microsoft.search.searchResponse", "value": {"results": []}}
_log = logging.getLogger(__name__)


class Answers(Protocol):
    """Who answers turns."""

    async def answer(self, turn: Turn) -> Reply:
        """The reply, after everything was committed."""

    async def said(self, turn: Turn, reply: Reply, outcome: Outcome) -> None:
        """Told what became of a reply that was posted."""


class Endpoint:
    """The one address that Teams calls. `allowed` says whether a tenant's people may come in."""

    def __init__(
        self,
        guard: Guard,
        adapter: Adapter,
        answers: Answers,
        allowed: Callable[[str], Awaitable[bool]],
        now: Callable[[], datetime],
    ) -> None:
        self._guard = guard
        self._adapter = adapter
        self._answers = answers
        self._allowed = allowed
        self._now = now
        self._running: set[asyncio.Task[web.Response]] = set()

    def routes(self) -> list[web.RouteDef]:
        """The route; any other method is answered 405."""
        return [web.post("/api/messages", self.receive)]

    async def drain(self) -> None:
        """Waits for turns whose caller was answered early."""
        if self._running:
            await asyncio.wait(self._running, timeout=15)

    async def receive(self, request: web.Request) -> web.Response:
        """One activity: 400, 401, 403, 413 or 415 for what is none of ours, 200 for all else."""
        if request.content_type != "application/json":
            return web.Response(status=415)
        try:
            body = read(await request.read())
            await self._guard.check(request.headers.get("Authorization", ""), body, request.remote or "")
            if not await self._allowed(tenant(body)):
                _log.warning("a tenant that is not allowed was refused", extra={"status": 403})
                return web.Response(status=403)
        except Malformed as error:
            return _refused(400, error)
        except Unauthorised as error:
            return _refused(401, error)
        patience = INVOKE_PATIENCE if body["type"] == "invoke" else PATIENCE
        return await self._in_time(self._answered(body), patience)

    async def _in_time(self, answered: Awaitable[web.Response], patience: float) -> web.Response:
        """The response, or 200 when patience ends while the turn goes on: Teams would send the activity again."""
        task = asyncio.ensure_future(answered)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        try:
            return await asyncio.wait_for(asyncio.shield(task), patience)
        except TimeoutError:
            return web.Response()

    async def _answered(self, body: Mapping[str, Any]) -> web.Response:
        came = turn(body, self._now())
        if came is None:
            return _json(_harmless(body)) if body["type"] == "invoke" else web.Response()
        begun = time.perf_counter()
        results: list[str] = []

        async def logic(context: TurnContext) -> None:
            results.append(await self._turned(context, came))

        response = await self._adapter.run(body, came.conversation, logic)
        logs.turn(came.activity_id, came.what, came.key, results[0], time.perf_counter() - begun)
        return _json(response.body) if response is not None else web.Response()

    async def _turned(self, context: TurnContext, came: Turn) -> str:
        reply = await self._reply(came)
        if came.invoke:
            # By the adapter: the context would first make a deep copy of the whole card.
            await self._adapter.send_activities(context, [invoke_response(invoke_body(reply))])
        if isinstance(reply, Say) or (not came.invoke and isinstance(reply, Show | Failed)):
            await self._posted(context, came, reply)
        return type(reply).__name__

    async def _reply(self, came: Turn) -> Reply:
        try:
            return await self._answers.answer(came)
        except Busy:
            return Failed("Busy just now. Please press it again in a moment; nothing was saved.")
        except Exception:
            ref = secrets.token_hex(4)
            _log.exception("a turn failed", extra={"activity": came.activity_id, "reason": ref})
            return Failed(f"Something went wrong; nothing was saved (ref {ref}).")

    async def _posted(self, context: TurnContext, came: Turn, reply: Say | Show | Failed) -> None:
        said = reply.text if isinstance(reply, Failed) else reply.card
        if isinstance(reply, Show) and came.reply_to:
            await context.update_activity(message(said, came.reply_to))
            return
        await context.send_activity(message(said))
        await self._answers.said(came, reply, context.turn_state[OUTCOME])


def invoke_body(reply: Reply) -> dict[str, Any]:
    """What Teams gets for a pressed button: a card in its place, an error that leaves it alone, or nothing to see."""
    if isinstance(reply, Show):
        return {"statusCode": 200, "type": ADAPTIVE, "value": reply.card}
    if isinstance(reply, Failed):
        return {"statusCode": 500, "type": ERROR, "value": {"code": "refused", "message": reply.text}}
    return {"statusCode": 200, "type": MESSAGE, "value": ""}


def _harmless(body: Mapping[str, Any]) -> dict[str, Any]:
    return {"statusCode": 200, **SEARCH} if body.get("name") == "application/search" else {}


def _refused(status: int, error: Exception) -> web.Response:
    _log.info("a request was refused", extra={"status": status, "reason": str(error)})
    return web.Response(status=status)


def _json(body: Any) -> web.Response:
    return web.Response(body=orjson.dumps(body), content_type="application/json")
