"""The forms of support that is kept, as they come back: with what was typed, and what is wrong."""

from collections.abc import Callable
from typing import Any

from bot.subjects.support import keeping
from bot.turns.reply import Card, Reply, Show
from bot.turns.turn import Turn
from domain.errors import Problem, Refused
from domain.support.deployments import Deployment
from storage.store import Store

FORM = "support"
Problems = tuple[Problem, ...]
# Draws a form, with the values that stand in it and what is wrong with them.
Draw = Callable[[Deployment, Turn, Store, Any, Problems], Card]
# The same of a form about one leader, by id.
DrawLeader = Callable[[Deployment, int, Turn, Store, Any, Problems], Card]
Again = Callable[[Turn, Any, Refused, Store], Reply]


def again(draw: Draw) -> Again:
    """What answers a refused press of a form about support: the form, as `draw` draws it."""

    def drawn(turn: Turn, action: Any, refused: Refused, store: Store) -> Reply:
        support = keeping.kept(turn, action.deployment, store)
        return Show(draw(support, turn, store, action.typed, refused.problems), form=FORM)

    return drawn


def leader_again(draw: DrawLeader) -> Again:
    """What answers a refused press of a form about somebody who leads support."""

    def drawn(turn: Turn, action: Any, refused: Refused, store: Store) -> Reply:
        support = keeping.kept(turn, action.deployment, store)
        card = draw(support, action.person, turn, store, action.typed, refused.problems)
        return Show(card, form=FORM)

    return drawn
