"""A command as people read of it: help, Teams' own list and the ways out are made from this."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cards.actions.action import Action
from domain.delivery.conversations import Surface
from domain.people.people import Role


@dataclass(frozen=True, slots=True)
class Command:
    """A word that people may type, with all that is said of it anywhere.

    `does` is its sentence in help, `differs` where one for a role is another; a sentence may name
    the hub's terms in braces ("the {hub}'s records"). `roles` are those whom help tells of it:
    everybody for none. `shown` is how help writes the word, if not as it stands ("away until …").
    `within` is the command in whose sentence this one is explained: it has no line of its own.
    `offered` is what Teams' list of words says of it; without it, it is not in that list.
    `button` with its `label` does the same at a press.
    """

    word: str
    does: str
    surface: Surface = Surface.CHAT
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    differs: Mapping[Role, str] = field(default_factory=dict)
    shown: str = ""
    within: str = ""
    offered: str = ""
    button: Action | None = None
    label: str = ""

    def tells(self, role: Role | None) -> bool:
        """Whether help tells a role of it; None asks for what everybody is told."""
        return role in self.roles if role else not self.roles


def for_roles(commands: Sequence[Command], roles: Iterable[Role]) -> list[Command]:
    """The commands of these roles, role by role, and last everybody's; each stands one time."""
    found = {
        (command.surface, command.word): command
        for role in (*(role for role in Role if role in set(roles)), None)
        for command in commands
        if command.tells(role)
    }
    return list(found.values())


def help_lines(commands: Sequence[Command], roles: Iterable[Role]) -> list[tuple[str, str]]:
    """What help tells somebody of these roles: words, each with its sentence for the last role."""
    held = [role for role in Role if role in set(roles)]
    return [
        (command.shown or command.word, _sentence(command, held))
        for command in for_roles(commands, held)
        if not command.within
    ]


def offered(commands: Sequence[Command], surface: Surface) -> list[tuple[str, str]]:
    """The words that Teams lists there, in the order of help, with what it says of each."""
    there = [command for command in for_roles(commands, Role) if command.surface is surface]
    return [(command.word, command.offered) for command in there if command.offered]


def _sentence(command: Command, held: Sequence[Role]) -> str:
    """A sentence for who holds these roles."""
    own = [command.differs.get(role, command.does) for role in held if role in command.roles]
    return own[-1] if own else command.does
