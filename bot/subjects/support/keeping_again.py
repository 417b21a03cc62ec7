"""The forms of support that is kept, as they come back: with what was typed, and what is wrong."""

from collections.abc import Callable
from typing import Any

from bot.subjects import again as forms
from bot.subjects.again import Problems
from bot.subjects.support import keeping
from bot.turns.reply import Card, Reply, Show
from bot.turns.router import Again
from bot.turns.turn import Turn
from domain.errors import Refused
from domain.support.deployments import Deployment
from storage.store import Store

FORM = "support"
# Draws a form, with the values that stand in it and what is wrong with them.
Draw = Callable[[Deployment, Turn, Store, Any, Problems], Card]
# The same of a form about one leader, by id.
DrawLeader = Callable[[Deployment, int, Turn, Store, Any, Problems], Card]


def again(draw: Draw) -> Again:
    """What answers a refused press of a form about support: the form, as `draw` draws it."""
    return forms.again(_kept, draw, FORM)


def leader_again(draw: DrawLeader) -> Again:
    """What answers a refused press of a form about somebody who leads support."""

    def drawn(turn: Turn, action: Any, refused: Refused, store: Store) -> Reply:
        support = _kept(turn, action, store)
        card = draw(support, action.person, turn, store, action.typed, refused.problems)
        return Show(card, form=FORM)

    return drawn


def _kept(turn: Turn, action: Any, store: Store) -> Deployment:
    return keeping.kept(turn, action.deployment, store)
