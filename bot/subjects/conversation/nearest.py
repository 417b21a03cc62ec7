"""The command that somebody probably meant, with the button that does the same."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from bot.turns.commands import Command, for_roles
from bot.turns.turn import Turn
from cards.conversation.not_understood import NearWord
from domain.conversation.asking import Wanted
from domain.conversation.commands_meant import Meant
from domain.conversation.meaning import Asked

# How like a known word a typed one must be, from 0 to 1.
CLOSE = 0.75
# Where what is asked for can be had; the first of them that is the speaker's.
_FOUND_AT: Mapping[Wanted, Sequence[str]] = {
    Wanted.HOME: ("hi",),
    Wanted.HELP: ("help",),
    Wanted.MISSING: ("overdue",),
    Wanted.SETTINGS: ("reminders",),
    Wanted.STEPS: ("steps",),
    Wanted.SUPPORT: ("schools",),
    Wanted.RECORDS: ("my visits", "visits"),
    Wanted.LAST_RECORD: ("my visits",),
    Wanted.UNDO: ("my visits",),
    Wanted.NEXT_VISIT: ("planned", "schools"),
    Wanted.MOVE: ("planned",),
    Wanted.PLAN: ("plan a visit",),
    Wanted.FORM: ("visit",),
}


def nearest_command(commands: Sequence[Command], turn: Turn) -> NearWord | None:
    """The speaker's command whose word the text is nearest to."""
    ways = _ways(commands, turn)
    found = get_close_matches(turn.text.lower().strip(" .!?"), ways, 1, CLOSE)
    return ways[found[0]] if found else None


def command_for(asked: Asked, commands: Sequence[Command], turn: Turn) -> NearWord | None:
    """The speaker's command by which something can be had."""
    words = [asked.command] if isinstance(asked, Meant) else _FOUND_AT.get(asked, ())
    ways = _ways(commands, turn)
    return next((ways[word] for word in words if word in ways), None)


def _ways(commands: Sequence[Command], turn: Turn) -> Mapping[str, NearWord]:
    own = for_roles(commands, turn.speaker.roles)
    return {c.word: NearWord(c.word, c.button, c.label) for c in own if c.button}
