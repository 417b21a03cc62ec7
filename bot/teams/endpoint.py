"""POST /api/messages: from a request to a response, with a status that tells the caller the truth."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.teams import answers
from bot.teams.adapter import Adapter
from bot.teams.auth import Guard, Unauthorised
from bot.teams.inbound import Malformed, read, tenant, turn
from bot.teams.turns import BUSY, Answers, Tasks, Turns, Watch
from bot.turns.reply import Failed, Show
from bot.turns.turn import Turn
from storage.engine.database import Busy

LONGEST_BODY = 256 * 1024
# A pressed button waits twice as long as a message: Teams gives up on it after ten to fifteen seconds.
INVOKE_PATIENCE = 2.0
DRAIN_WITHIN = 15.0
SLOW = "This takes longer than usual. Wait a moment before you press again: nothing is saved twice."
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds until a message is answered early, seconds in which a body must come, and turns at once."""

    patience: float = 5.0
    read_within: float = 10.0
    at_once: int = 2_000


def _nobody(_what: str, _outcome: str, _seconds: float) -> None:
    """Nobody watches."""


class Endpoint:
    """The one address that Teams calls. `allowed` says whether a tenant's people may come in; `watch` sees turns."""

    def __init__(
        self,
        guard: Guard,
        adapter: Adapter,
        answers_: Answers,
        allowed: Callable[[str], Awaitable[bool]],
        now: Callable[[], datetime],
        limits: Limits | None = None,
        watch: Watch = _nobody,
    ) -> None:
        self._guard = guard
        self._allowed = allowed
        self._now = now
        self._limits = limits or Limits()
        self._answers = answers_
        self._tasks = Tasks()
        self._turns = Turns(adapter, answers_, self._tasks, self._limits.patience, watch)

    def routes(self) -> list[web.RouteDef]:
        """The route; any other method is answered 405."""
        return [web.post("/api/messages", self.receive)]

    async def drain(self) -> None:
        """Waits for turns whose caller was answered early."""
        await self._tasks.drain(DRAIN_WITHIN)

    async def receive(self, request: web.Request) -> web.Response:
        """One activity: 400, 401, 403, 408, 413 or 415 for what is none of ours, 200 for all else."""
        # Only this type: a web page can send any other to a development bot without being asked first by a preflight.
        if request.content_type != "application/json":
            return _refused(415, "content-type")
        try:
            body = read(await _read(request, self._limits.read_within))
            await self._guard.check(request.headers, body, request.remote or "")
        except Malformed as error:
            return _refused(400, str(error))
        except Unauthorised as error:
            return _refused(401, str(error))
        came = None
        try:
            came = turn(body, self._now())
            named = tenant(body)
            if not named or not await self._allowed(named):
                return _refused(403, "tenant")
            return await self._in_time(body, came)
        except Exception as error:
            return self._not_now(body, came, error)

    async def _in_time(self, body: Mapping[str, Any], came: Turn | None) -> web.Response:
        """The response, or one in good time while the turn goes on: Teams would send the activity again."""
        if came is None:
            return _response(
                answers.harmless(body.get("name")) if body["type"] == "invoke" else None
            )
        invoke = came.invoke
        at_once, patience = self._limits.at_once, self._limits.patience
        refusal = self._answers.not_now(came, BUSY) if len(self._tasks) >= at_once else None
        if refusal and (invoke or len(self._tasks) >= 2 * at_once):
            return _response(answers.of_reply(refusal) if invoke else None)
        work = self._turns.run(body, came, refusal)
        answered = await self._tasks.within(work, patience * (INVOKE_PATIENCE if invoke else 1))
        return _response(answered or (self._slow(came) if invoke else None))

    def _slow(self, came: Turn) -> bytes:
        waits = self._answers.not_now(came, SLOW)
        return answers.of_reply(waits) if isinstance(waits, Show) else answers.line(SLOW)

    def _not_now(
        self, body: Mapping[str, Any], came: Turn | None, error: Exception
    ) -> web.Response:
        """Nothing was done: a press is told so, and nobody gets a 500."""
        if not isinstance(error, Busy):
            _log.error("an activity could not be judged", exc_info=error)
        waits = self._answers.not_now(came, BUSY) if came else Failed(BUSY)
        return _response(answers.of_reply(waits) if body["type"] == "invoke" else None)


async def _read(request: web.Request, within: float) -> bytes:
    """The whole body; one that is too long answers 413 by itself."""
    try:
        async with asyncio.timeout(within):
            return await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (
        web.RequestPayloadError,
        ConnectionResetError,
    ):  # else the server logs a fault of ours for each
        raise Malformed("broken-off") from None


def _refused(status: int, reason: str) -> web.Response:
    _log.info("a request was refused", extra={"status": status, "reason": reason})
    return web.Response(status=status)


def _response(body: bytes | None) -> web.Response:
    return (
        web.Response() if body is None else web.Response(body=body, content_type="application/json")
    )
