"""A turn through the SDK's pipeline: asked, answered, and said in its conversation."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from typing import Any, Protocol

from botbuilder.core import TurnContext

from bot.running import logs
from bot.teams import answers
from bot.teams.adapter import Adapter, invoke_response, message
from bot.teams.outbound import NotAsked
from bot.turns.reply import Failed, Nothing, Reply, Say, Show, TakeAway
from bot.turns.turn import Turn
from domain.delivery.delivery import Again, Dead, Outcome, Sent
from storage.engine.database import Busy

BUSY = "Busy just now; nothing was saved. Please try again in a moment."
WHO = "Teams could not say who you are just now; nothing was done. Please try again in a moment."
NOT_POSTED = "The message could not be posted. Please press it again."
NOT_SHOWN = (
    "The answer could not be shown. Your work may be saved: please look before you press it again."
)
_log = logging.getLogger(__name__)


# Told of each turn: what came, the kind of its reply, the seconds it took.
Watch = Callable[[str, str, float], None]


class Answers(Protocol):
    """Who answers turns."""

    async def answer(self, turn: Turn) -> Reply:
        """The reply, after everything was committed."""

    def not_now(self, turn: Turn, why: str) -> Reply:
        """The reply where that cannot be had now: `said`, with what was typed."""

    async def note_post(self, turn: Turn, reply: Reply, outcome: Outcome) -> None:
        """Told what became of a reply that was posted."""


class Tasks:
    """Work that goes on after its caller was answered."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def __len__(self) -> int:
        return len(self._tasks)

    async def within(self, work: Coroutine[Any, Any, Any], seconds: float) -> Any:
        """What the work gives, or None after so many seconds; it goes on."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        done, _ = await asyncio.wait([task], timeout=seconds)
        return task.result() if done else None

    async def drain(self, seconds: float) -> None:
        """Waits until all is done, but not for ever."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (failure := task.exception()):
            _log.error("work that went on failed", exc_info=failure)


class Turns:
    """Runs turns; whatever happens in one, it has an answer."""

    def __init__(
        self, adapter: Adapter, answers: Answers, tasks: Tasks, patience: float, watch: Watch
    ) -> None:
        self._adapter = adapter
        self._answers = answers
        self._tasks = tasks
        self._patience = patience
        self._watch = watch

    async def run(
        self, body: Mapping[str, Any], came: Turn, refusal: Reply | None = None
    ) -> bytes | None:
        """What an invoke is answered with, None for a message; `refusal` is said without asking anybody."""
        begun = time.perf_counter()
        reply, outcome = (refusal, type(refusal).__name__) if refusal else await self._reply(came)
        # In a channel the activity's own id names the thread, and there it is answered.
        to = replace(came.conversation, id=body["conversation"]["id"])

        async def logic(context: TurnContext) -> None:
            if came.invoke:
                await self._pressed(context, came, reply)
            else:
                await self._spoken(context, came, reply)

        try:
            return await self._adapter.run(body, to, logic)
        except Exception:
            _log.exception("a reply could not be given", extra={"activity": came.activity_id})
            return answers.error(NOT_SHOWN) if came.invoke else None
        finally:
            took = time.perf_counter() - begun
            logs.turn(came.activity_id, came.what, came.key, outcome, took)
            self._watch(came.what, outcome, took)

    async def _reply(self, came: Turn) -> tuple[Reply, str]:
        """The reply, and its kind for the log and the figures; of one that says why there is none, the reason."""
        try:
            reply = await self._answers.answer(came)
            return reply, type(reply).__name__
        except Busy:
            return self._answers.not_now(came, BUSY), "Busy"
        except NotAsked:
            return self._answers.not_now(came, WHO), "NotAsked"
        except Exception:
            wrong = f"Something went wrong; nothing was saved (ref {logs.fault(came.activity_id)})."
            return self._answers.not_now(came, wrong), "Fault"

    async def _pressed(self, context: TurnContext, came: Turn, reply: Reply) -> None:
        """Answers an invoke; what is said beside it is posted first, so that a failure can still be told."""
        shown = reply
        if isinstance(reply, Say):
            outcome = await self._tasks.within(self._posted(context, came, reply), self._patience)
            if isinstance(outcome, Again | Dead):
                shown = self._answers.not_now(came, NOT_POSTED)
        await context.send_activity(invoke_response(answers.of_reply(shown)))

    async def _spoken(self, context: TurnContext, came: Turn, reply: Reply) -> None:
        """Answers a message: a card goes in place of the one it was pressed on, if that is still there."""
        if isinstance(reply, Failed):
            await context.send_activity(message(reply.text))
        elif isinstance(reply, Show) and came.reply_to:
            put = await context.update_activity(message(reply.card, came.reply_to))
            if isinstance(put.outcome, Dead):
                await self._posted(context, came, Say(reply.card, reply.slot, reply.form))
        elif isinstance(reply, TakeAway):
            if reply.card is not None:
                await self._posted(context, came, Say(reply.card))
            if came.reply_to:
                await context.delete_activity(came.reply_to)
        elif not isinstance(reply, Nothing):
            await self._posted(context, came, Say(reply.card, reply.slot, reply.form))

    async def _posted(self, context: TurnContext, came: Turn, reply: Say) -> Outcome:
        outcome: Outcome = (await context.send_activity(message(reply.card))).outcome
        if not isinstance(outcome, Sent):
            facts = {"outcome": type(outcome).__name__, "reason": outcome.reason.replace(" ", "/")}
            _log.warning("a reply was not taken", extra={"activity": came.activity_id, **facts})
        try:
            await self._answers.note_post(came, reply, outcome)
        except Exception:
            _log.exception("a post could not be noted", extra={"activity": came.activity_id})
        return outcome
