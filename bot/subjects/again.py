"""A form as it comes back when what was typed is refused: with it, and with what is wrong."""

from collections.abc import Callable
from typing import Any, TypeVar

from bot.turns.reply import Card, Reply, Show
from bot.turns.router import Again
from bot.turns.turn import Turn
from domain.errors import Problem, Refused
from storage.store import Store

Subject = TypeVar("Subject")
Problems = tuple[Problem, ...]
# Finds what a press is about, for who may do it; raises Refused.
Find = Callable[[Turn, Any, Store], Subject]
# Draws the form about it, with the values that stand in it and what is wrong with them.
Draw = Callable[[Subject, Turn, Store, Any, Problems], Card]


def again(find: Find[Subject], draw: Draw[Subject], form: str) -> Again:
    """What answers a refused press of a form: the form, as `draw` draws it."""

    def drawn(turn: Turn, action: Any, refused: Refused, store: Store) -> Reply:
        subject = find(turn, action, store)
        return Show(draw(subject, turn, store, action.typed, refused.problems), form=form)

    return drawn


def unless_over(form: Again, stands: Again) -> Again:
    """What answers a refused press of a form: that form, or how things stand.

    A problem of none of its questions says that nothing is asked there any more.
    """

    def answered(turn: Turn, action: Any, refused: Refused, store: Store) -> Reply:
        over = any(not problem.field for problem in refused.problems)
        return (stands if over else form)(turn, action, refused, store)

    return answered
