"""Help: what a person may type, by the roles that they have."""

from collections.abc import Sequence

from bot.turns.commands import Command, help_lines
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.conversation.help import help_card
from domain.people.people import Role


def card(turn: Turn, commands: Sequence[Command]) -> Card:
    """The commands of the speaker's roles, each with its sentence."""
    lines = help_lines(commands, turn.speaker.roles)
    return help_card(lines, turn.hub, leader=turn.speaker.has(Role.LEADER))
