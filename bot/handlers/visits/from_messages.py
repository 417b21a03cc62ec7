"""`Log as visit` on a message: the visit form in a dialog, which keeps nothing before Save."""

from bot.subjects.visits import from_messages
from bot.turns.reply import Done, Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.message_forms import MessageHere, MessageSchools, SaveMessage
from domain.delivery.conversations import Surface
from domain.errors import Refused
from storage.store import Store

routes = Router()


@routes.event("message chosen", surface=Surface.DIALOG, reads=True)
def chosen(turn: Turn, name: str, store: Store) -> Reply:
    """The form that the message fills."""
    return from_messages.open_message(turn, store)


@routes.action(MessageSchools, surface=Surface.DIALOG, reads=True)
def schools(turn: Turn, action: MessageSchools, store: Store) -> Show:
    """The leader's active deployments in place of the form."""
    return from_messages.show_schools(action, turn, store)


@routes.action(MessageHere, surface=Surface.DIALOG, reads=True)
def here(turn: Turn, action: MessageHere, store: Store) -> Show:
    """The form of the chosen deployment in place of the list."""
    return from_messages.choose(action, turn, store)


def _form_again(turn: Turn, action: SaveMessage, refused: Refused, store: Store) -> Show:
    """The form with what was typed, and what is wrong with it."""
    return from_messages.show_again(action, refused, turn, store)


@routes.action(SaveMessage, surface=Surface.DIALOG, refused=_form_again)
def save(turn: Turn, action: SaveMessage, store: Store) -> Done:
    """Saves the record; its receipt goes to the leader's own chat."""
    return from_messages.save(action, turn, store)
