"""Copies that wait for their schools' answers, opened from an officer's home card."""

from bot.subjects.visits import unanswered
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.answers import ListUnanswered, ShowUnanswered
from storage.store import Store

routes = Router()


@routes.action(ListUnanswered, reads=True)
def pressed(turn: Turn, action: ListUnanswered, store: Store) -> Reply:
    """The copies without an answer, as a new message."""
    return Say(unanswered.list_card(turn, ShowUnanswered(), store))


@routes.action(ShowUnanswered, reads=True)
def page(turn: Turn, action: ShowUnanswered, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(unanswered.list_card(turn, action, store))
