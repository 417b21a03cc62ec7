"""Save all on a catch-up card: each good row becomes a record, every other comes back."""

from bot.subjects.prompts.answering import redraw, rows_typed
from bot.subjects.visits import catching_up, opening
from bot.turns.reply import Reply
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.prompts import SaveAll
from domain.errors import Problem, Refused
from domain.prompts import kinds
from domain.prompts.catch_up import read_row
from storage.store import Store

routes = Router()


@routes.action(SaveAll)
def save_all(turn: Turn, action: SaveAll, store: Store) -> Reply:
    """Records each row that can stand; a row without words stays open."""
    wrong: dict[str, tuple[Problem, ...]] = {}
    for id_ in rows_typed(action):
        row = read_row(action.typed, id_)
        planned = opening.own_planned(id_, turn, store)
        if planned is None or row.left_open or row.lacks_reason:
            continue
        # One row that is wrong keeps no other from being saved.
        try:
            catching_up.keep(row, planned, action.on, turn, store)
        except Refused as refused:
            wrong[kinds.PLANNED.subject(id_)] = refused.problems
    return redraw(turn, action, store, wrong)
