"""An activity at the edge, and the turn that it becomes."""

from collections.abc import Callable
from typing import Any

from bot.turns.turn import Turn
from tests.edge import Edge, edge
from tests.fake_teams import FakeTeams


async def turn_of(teams: FakeTeams, made: Callable[[Edge], dict[str, Any]]) -> Turn:
    async with edge(teams) as door:
        assert (await door.post(made(door)))[0] == 200
        return door.bot.turns[0]
