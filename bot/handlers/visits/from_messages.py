"""`Log as visit` on a message: the visit form in a dialog, which keeps nothing before Save."""

from bot.subjects.visits import from_messages, missed_in_dialogs
from bot.turns.reply import Done, Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.message_forms import (
    MessageForm,
    MessageHappened,
    MessageHere,
    MessageMissed,
    MessageRecorded,
    MessageSchools,
    SaveMessage,
    SaveMissedMessage,
)
from domain.delivery.conversations import Surface
from domain.errors import Refused
from domain.questions import with_dates
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


def _form_again(
    turn: Turn, action: MessageForm | SaveMessage, refused: Refused, store: Store
) -> Show:
    """The form with what was typed, and what is wrong with it."""
    return from_messages.show_again(action, refused, turn, store)


@routes.action(SaveMessage, surface=Surface.DIALOG, refused=_form_again)
def save(turn: Turn, action: SaveMessage, store: Store) -> Done:
    """Saves the record; its receipt goes to the leader's own chat."""
    return from_messages.save(action, turn, store)


@routes.action(MessageRecorded, surface=Surface.DIALOG, refused=_form_again)
def recorded(turn: Turn, action: MessageRecorded, store: Store) -> Show:
    """A record of the same visit in the leader's own chat; the form stays with what was typed."""
    return from_messages.send_record(action, turn, store)


@routes.action(MessageMissed, surface=Surface.DIALOG, reads=True, refused=_form_again)
def ask_missed(turn: Turn, action: MessageMissed, store: Store) -> Show:
    """Why the planned visit did not happen, in place of the form."""
    return missed_in_dialogs.ask(action, turn, store)


@routes.action(MessageHappened, surface=Surface.DIALOG, reads=True)
def happened(turn: Turn, action: MessageHappened, store: Store) -> Show:
    """The form in place of that question."""
    return missed_in_dialogs.leave(action, turn, store)


def _missed_again(turn: Turn, action: SaveMissedMessage, refused: Refused, store: Store) -> Show:
    """The question with what was answered, and what is wrong with it."""
    values = with_dates(action.typed, turn.today, asked_back=True)
    return missed_in_dialogs.ask_again(action, values, refused.problems, turn, store)


@routes.action(SaveMissedMessage, surface=Surface.DIALOG, refused=_missed_again)
def save_missed(turn: Turn, action: SaveMissedMessage, store: Store) -> Done:
    """Saves that it did not happen; its receipt goes to the leader's own chat."""
    return missed_in_dialogs.save(action, turn, store)
