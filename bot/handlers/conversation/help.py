"""`help`: what each person can say."""

from collections.abc import Sequence

from bot.turns.commands import Command, help_lines
from bot.turns.reply import Reply, Say
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.conversation import Help
from cards.conversation.help import help_card
from domain.people.people import Role
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
        return _help(turn, commands)

    @routes.action(Help, reads=True)
    def pressed(turn: Turn, _action: Help, _store: Store) -> Reply:
        return _help(turn, commands)

    return routes


def _help(turn: Turn, commands: Sequence[Command]) -> Reply:
    roles = {appointment.role for appointment in turn.speaker.appointments}
    lines = help_lines(commands, roles)
    return Say(help_card(lines, turn.hub, leader=Role.LEADER in roles))
