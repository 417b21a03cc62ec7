"""`reminders` and `away`: when and of what a person is prompted."""

from bot.reply import Nothing, Reply
from bot.router import Router
from bot.turn import Turn
from cards.actions import ShowReminders
from storage.store import Store

routes = Router()


@routes.action(ShowReminders, reads=True)
def pressed(turn: Turn, action: ShowReminders, store: Store) -> Reply:
    """The person's settings, as a new message."""
    return Nothing()
