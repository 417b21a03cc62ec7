"""The turn that an activity becomes: the bot's own table reads it, and nobody answers."""

from collections.abc import Coroutine
from datetime import UTC, datetime
from functools import cache
from typing import Any

from botbuilder.core import TurnContext

from bot.teams.adapter import Adapter
from bot.teams.bot import HubBot
from bot.teams.hosts import Hosts
from bot.teams.outbound import Outbound
from bot.teams.turns import Turns
from bot.turns.turn import Turn


class Reading(Turns):
    """Keeps the turn that it is given, which came `now`."""

    def __init__(self) -> None:
        self.now = datetime.min.replace(tzinfo=UTC)
        self.came: Turn | None = None

    async def run(self, context: TurnContext, came: Turn) -> None:
        """Keeps it."""
        self.came = came


def turn_of(body: dict[str, Any], now: datetime) -> Turn | None:
    """The turn of an activity that was let in; None for what changes nothing."""
    reading, bot, adapter = _made()
    reading.now, reading.came = now, None
    _finish(adapter.run(body, bot.on_turn))
    return reading.came


@cache
def _made() -> tuple[Reading, HubBot, Adapter]:
    """The bot and its adapter, made one time; they have no state but what is read."""
    reading = Reading()
    # A sender that is never opened: nothing is sent.
    return reading, HubBot(reading, lambda: reading.now), Adapter(Outbound(Hosts(), None))


def _finish(work: Coroutine[Any, Any, Any]) -> None:
    """Runs what waits for nothing, without a loop."""
    try:
        work.send(None)
    except StopIteration:
        return
    raise AssertionError("reading an activity waits for something")
