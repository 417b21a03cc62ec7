"""A turn at this edge: who answers turns is asked, and the reply is given in its conversation."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from botbuilder.core import TurnContext

from bot.running import logs
from bot.teams import answers
from bot.teams.activities import invoke_response, message
from bot.teams.adapter import ADDRESS
from bot.teams.allowances import Allowances
from bot.teams.outbound import NotAsked
from bot.teams.pressing import Draw, as_it_is
from bot.teams.tasks import Tasks
from bot.turns.reply import Done, Failed, Listed, Nothing, Reply, Say, Show, TakeAway
from bot.turns.turn import Turn
from domain.delivery.delivery import Again, Dead, Outcome, Sent
from storage.engine.database import Busy, Unavailable

BUSY = "I was busy for a moment, so nothing was saved. Please try again."
AWAY = (
    "The hub's records cannot be reached or written just now; nothing was saved. "
    "Please try again in a few minutes, and tell the hub if it stays so."
)
WHO = "Teams could not say who you are just now; nothing was done. Please try again in a moment."
NOT_POSTED = "The message could not be posted. Please press it again."
# What the figures call a turn of somebody who comes too often.
TOO_MANY = "TooMany"
_log = logging.getLogger(__name__)


# Is called for each turn: what came, the kind of its reply, the seconds it took.
Watch = Callable[[str, str, float], None]


class Answerer(Protocol):
    """Who answers turns."""

    async def answer(self, turn: Turn) -> Reply:
        """The reply, after everything was committed."""

    def not_now(self, turn: Turn, why: str) -> Reply:
        """The reply where that cannot be had now: `why`, with what was typed."""

    async def note_post(self, turn: Turn, reply: Reply, outcome: Outcome) -> None:
        """Notes what became of a reply that was posted."""


class Crowded:
    """Tells everybody that there is no room just now, in place of who answers turns."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    async def answer(self, turn: Turn) -> Reply:
        """The words of it."""
        return self.not_now(turn, BUSY)

    def not_now(self, turn: Turn, why: str) -> Reply:
        """As who answers turns has it."""
        return self._answerer.not_now(turn, why)

    async def note_post(self, turn: Turn, reply: Reply, outcome: Outcome) -> None:
        """As who answers turns has it."""
        await self._answerer.note_post(turn, reply, outcome)


class Turns:
    """Runs turns; whatever happens in one, it has an answer.

    A press waits for what is posted beside its answer for `patience` seconds at most. `draw` is
    done with each card that a press is answered with.
    """

    def __init__(
        self,
        answerer: Answerer,
        tasks: Tasks,
        patience: float,
        watch: Watch,
        allowances: Allowances,
        draw: Draw = as_it_is,
    ) -> None:
        self._answerer = answerer
        self._allowances = allowances
        self._tasks = tasks
        self._patience = patience
        self._watch = watch
        self._draw = draw

    async def run(self, context: TurnContext, came: Turn) -> None:
        """Has the turn answered, and gives the reply."""
        begun = time.perf_counter()
        reply, outcome = await self._reply(came)
        # In a channel the activity's own id names the thread, and there it is answered.
        here = context.activity.conversation.id
        context.turn_state[ADDRESS] = replace(came.conversation, id=here)
        try:
            if came.invoke:
                await self._answer_press(context, came, reply)
            else:
                await self._answer_message(context, came, reply)
        finally:
            took = time.perf_counter() - begun
            logs.turn(came.activity_id, came.what, came.key, outcome, took)
            self._watch(came.what, outcome, took)

    async def _reply(self, came: Turn) -> tuple[Reply, str]:
        """The reply, and what the log and the figures call it: its kind, or why there is none."""
        if not self._allowances.lets(came):
            tells = self._allowances.tells(came)
            return self._answerer.not_now(came, BUSY) if tells else Nothing(), TOO_MANY
        try:
            reply = await self._answerer.answer(came)
        except Busy:
            return self._answerer.not_now(came, BUSY), "Busy"
        except Unavailable:
            return self._answerer.not_now(came, AWAY), "Unavailable"
        except NotAsked:
            return self._answerer.not_now(came, WHO), "NotAsked"
        except Exception:
            ref = logs.fault(came.activity_id)
            wrong = f"Something went wrong; nothing was saved (ref {ref})."
            return self._answerer.not_now(came, wrong), "Fault"
        return reply, type(reply).__name__

    async def _answer_press(self, context: TurnContext, came: Turn, reply: Reply) -> None:
        """Answers an invoke; what is posted beside it goes first, so that a failure is seen."""
        shown = reply
        # Nothing is posted into the conversation over which a dialog stands.
        if isinstance(reply, Say) and not came.in_dialog:
            outcome = await self._tasks.within(self._post(context, came, reply), self._patience)
            if isinstance(outcome, Again | Dead):
                shown = self._answerer.not_now(came, NOT_POSTED)
        await context.send_activity(invoke_response(answers.answer(came, shown, self._draw)))

    async def _answer_message(self, context: TurnContext, came: Turn, reply: Reply) -> None:
        """Answers a message; a card goes in place of the one pressed, if that is still there."""
        if isinstance(reply, Failed | Done):
            await context.send_activity(message(reply.text))
        elif isinstance(reply, Show) and came.reply_to:
            put = await context.update_activity(message(reply.card, came.reply_to))
            if not isinstance(put.outcome, Sent):
                await self._post(context, came, Say(reply.card, reply.slot, reply.form))
        elif isinstance(reply, TakeAway):
            if reply.card is not None:
                await self._post(context, came, Say(reply.card))
            if came.reply_to:
                await context.delete_activity(came.reply_to)
        elif not isinstance(reply, Nothing | Listed):
            await self._keep_typed(context, came, reply)
            await self._post(context, came, Say(reply.card, reply.slot, reply.form))

    async def _keep_typed(self, context: TurnContext, came: Turn, reply: Say | Show) -> None:
        """Puts what was typed back into the pressed card: a client empties it once it is sent."""
        if isinstance(reply, Say) and reply.stays and came.reply_to:
            await context.update_activity(message(reply.stays, came.reply_to))

    async def _post(self, context: TurnContext, came: Turn, reply: Say) -> Outcome:
        """Posts the card and has it noted; what came of it."""
        delivered = await context.send_activity(message(reply.card))
        outcome: Outcome = delivered.outcome
        if not isinstance(outcome, Sent):
            facts = {"outcome": type(outcome).__name__, "reason": outcome.reason.replace(" ", "/")}
            _log.warning("a reply was not taken", extra={"activity": came.activity_id, **facts})
        try:
            await self._answerer.note_post(came, reply, outcome)
        except Exception:
            # The message stands in Teams: only an update of it is lost.
            _log.exception("a post could not be noted", extra={"activity": came.activity_id})
        return outcome
