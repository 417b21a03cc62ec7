"""`help`: what each person can say."""

from collections.abc import Sequence

from bot.subjects.conversation import helping
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.conversation import Help
from storage.store import Store

HELP = Command(
    "help",
    "this list",
    aliases=("?", "commands"),
    offered="What you can say",
    button=Help(),
    label="Help",
)


def help_routes(others: Sequence[Command]) -> Router:
    """The handlers of `help`, which lists these commands and its own."""
    routes, commands = Router(), (*others, HELP)

    @routes.command(HELP, reads=True, brief=True)
    def typed(turn: Turn, _rest: str, _store: Store) -> Reply:
        return Say(helping.card(turn, commands))

    @routes.action(Help, reads=True)
    def pressed(turn: Turn, _action: Help, _store: Store) -> Reply:
        return Say(helping.card(turn, commands))

    return routes
