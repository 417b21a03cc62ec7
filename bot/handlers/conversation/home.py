"""`hi`: each role's home card."""

from bot.subjects.conversation import home
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.conversation import Home
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "hi",
        "what is due",
        aliases=("hello", "hey", "home", "start", "menu", "what is due", "whats due", "what's due"),
        offered="What is due, with counts",
        button=Home(),
        label="Home",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """What is due, with counts, and at most six buttons."""
    return Say(home.card(turn, store))


@routes.action(Home, reads=True)
def pressed(turn: Turn, action: Home, store: Store) -> Reply:
    """The same, from a button."""
    return Say(home.card(turn, store))
