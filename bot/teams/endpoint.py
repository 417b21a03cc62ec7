"""POST /api/messages: from a request to a response whose status tells the caller the truth."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.teams import answers
from bot.teams.adapter import Adapter
from bot.teams.allowances import Allowances
from bot.teams.auth import Guard, Unauthorised
from bot.teams.bot import HubBot
from bot.teams.inbound import tenant, turn
from bot.teams.meaning import asked, is_dialog, is_press
from bot.teams.requests import NotLetIn, judge_kind, whole_body
from bot.teams.shapes import Malformed, read
from bot.teams.tasks import Tasks
from bot.teams.turns import AWAY, BUSY, Answerer, Crowded, Turns, Watch
from bot.turns.reply import Failed, Show
from bot.turns.turn import Turn
from storage.engine.database import Busy, Unavailable

LONGEST_BODY = 256 * 1024
# A pressed button waits twice as long as a message: Teams gives up on it after 10 to 15 seconds. On
# a dialog it does so after five, and then asks twice more.
INVOKE_PATIENCE = 2.0
DIALOG_PATIENCE = 0.8
DRAIN_WITHIN = 15.0
SLOW = "This takes longer than usual. Wait a moment before you press again: nothing is saved twice."
# Teams shows a refusal as an app that is broken; in a dialog it has room for words.
NOT_OPEN = "Hub Visits is not open to your organisation yet. Please ask the hub."
# Is called for each request that is refused.
NoteRefusal = Callable[[int, str], None]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds until a message is answered early, seconds for a body to come, and turns at a time.

    Twice as many turns may wait: those beyond `at_once` are only told that there is no room.
    """

    patience: float = 5.0
    read_within: float = 10.0
    at_once: int = 2_000


def _nobody(*_told: object) -> None:
    """Nobody watches."""


class Endpoint:
    """The one address that Teams calls.

    `allowed` says whether a tenant's people may come in; `watch` is called for each turn, and
    `refused` for each request that is not let in: its HTTP status, and a code of what is wrong.
    """

    def __init__(
        self,
        guard: Guard,
        adapter: Adapter,
        answerer: Answerer,
        allowed: Callable[[str], Awaitable[bool]],
        now: Callable[[], datetime],
        allowances: Allowances,
        limits: Limits | None = None,
        watch: Watch = _nobody,
        refused: NoteRefusal = _nobody,
    ) -> None:
        self._guard = guard
        self._adapter = adapter
        self._answerer = answerer
        self._allowed = allowed
        self._now = now
        self._refused = refused
        self._limits = limits or Limits()
        self._tasks = Tasks()
        told = (self._tasks, self._limits.patience, watch, allowances, adapter.draw)
        self._bot = HubBot(Turns(answerer, *told), now)
        self._crowded_bot = HubBot(Turns(Crowded(answerer), *told), now)

    def routes(self) -> list[web.RouteDef]:
        """The route; any other method is answered 405."""
        return [web.post("/api/messages", self.receive)]

    async def drain(self) -> None:
        """Waits for turns whose caller was answered early."""
        await self._tasks.drain(DRAIN_WITHIN)

    async def receive(self, request: web.Request) -> web.Response:
        """Answers one activity by 200, and 400, 401, 403, 408, 413 or 415 what may not come in."""
        try:
            return await self._judged(await self._let_in(request))
        except NotLetIn as refusal:
            self._refused(refusal.status, refusal.reason)
            return web.Response(status=refusal.status)

    async def _let_in(self, request: web.Request) -> dict[str, Any]:
        """The activity; nothing of a body is read before its caller is known."""
        judge_kind(request)
        try:
            caller = await self._guard.caller(request.headers, request.remote or "")
            body = read(await whole_body(request, self._limits.read_within))
            self._guard.agree(caller, body)
        except Malformed as error:
            raise NotLetIn(400, str(error)) from None
        except Unauthorised as error:
            raise NotLetIn(401, str(error)) from None
        return body

    async def _judged(self, body: Mapping[str, Any]) -> web.Response:
        """The answer to an activity of a caller who is known."""
        try:
            named = tenant(body)
            if named and await self._allowed(named):
                return _response(await self._in_time(body))
        except Exception as error:
            return _response(self._not_judged(body, error))
        if is_dialog(body):
            self._refused(403, "tenant")
            return _response(answers.words(NOT_OPEN))
        raise NotLetIn(403, "tenant")

    async def _in_time(self, body: Mapping[str, Any]) -> bytes | None:
        """What is answered, or in good time that it takes longer, while the turn goes on.

        Without an answer in time Teams would send the activity again.
        """
        waiting, at_once = len(self._tasks), self._limits.at_once
        if waiting >= at_once and (press := self._asked(body)):
            return answers.answer(press, self._answerer.not_now(press, BUSY))
        if waiting >= 2 * at_once:
            return answers.harmless(body.get("name")) if body["type"] == "invoke" else None
        bot = self._crowded_bot if waiting >= at_once else self._bot
        patience = self._limits.patience * _patience(body)
        work = self._adapter.run(body, bot.on_turn)
        answered: bytes | None = await self._tasks.within(work, patience)
        if answered is None and (press := self._asked(body)):
            return self._slow(press)
        return answered

    def _asked(self, body: Mapping[str, Any]) -> Turn | None:
        """The turn of a press or a dialog, which waits for an answer; None for anything else."""
        waits = is_press(body) or is_dialog(body)
        return turn(body, asked(body), self._now()) if waits else None

    def _slow(self, press: Turn) -> bytes:
        """What a press is answered with while its turn goes on."""
        waits = self._answerer.not_now(press, SLOW)
        if isinstance(waits, Show) or press.in_dialog:
            return answers.answer(press, waits)
        return answers.line(SLOW)

    def _not_judged(self, body: Mapping[str, Any], error: Exception) -> bytes | None:
        """Nothing was done: a press is told so, and nobody gets a 500."""
        if not isinstance(error, Busy | Unavailable):
            _log.error("an activity could not be judged", exc_info=error)
        if body["type"] != "invoke":
            return None
        why = AWAY if isinstance(error, Unavailable) else BUSY
        if press := self._asked(body):
            return answers.answer(press, self._answerer.not_now(press, why))
        return answers.words(why) if is_dialog(body) else answers.of_reply(Failed(why))


def _patience(body: Mapping[str, Any]) -> float:
    """How much of a message's patience an activity has."""
    if is_dialog(body):
        return DIALOG_PATIENCE
    return INVOKE_PATIENCE if is_press(body) else 1


def _response(body: bytes | None) -> web.Response:
    if body is None:
        return web.Response()
    return web.Response(body=body, content_type="application/json")
