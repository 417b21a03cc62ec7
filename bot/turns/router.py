"""Which handler answers which turn: one table, refused at start if two handlers claim one key."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from bot.turns.commands import Command
from bot.turns.reply import Reply
from bot.turns.turn import Lookup, Turn, What
from cards.actions.action import Action
from domain.conversation.telling import SENTENCE
from domain.delivery.conversations import Surface
from domain.errors import Refused
from domain.people.people import Role
from storage.store import Store

Handler = Callable[[Turn, Any, Store], Reply]
Again = Callable[[Turn, Any, Refused, Store], Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """One line of the table: what it answers, by whom, and whether it reads only.

    `refused` makes the reply to a refusal (the form again); `strangers` lets people in who are not
    on the roster; `brief` leaves a sentence alone that only begins with the command's words
    ("Visit to the head about phonics"). `needs` is fetched from the network before the handler
    runs, for holders of `role` only, who may cause that. `command` is what people are told of it.
    """

    what: What
    key: str
    handler: Handler
    reads: bool = False
    refused: Again | None = None
    action: type[Action] | None = None
    surface: Surface = Surface.CHAT
    strangers: bool = False
    needs: Lookup | None = None
    role: Role | None = None
    brief: bool = False
    command: Command | None = None


@dataclass(slots=True)
class Router:
    """Entries by what came, where, and its key: handlers join by the decorators below."""

    entries: dict[tuple[What, Surface, str], Route] = field(default_factory=dict)

    def add(self, entry: Route) -> None:
        """Adds one entry; raises ValueError if its key is taken."""
        place = (entry.what, entry.surface, entry.key)
        if place in self.entries:
            raise ValueError(f"two handlers for {entry.what} “{entry.key}” in a {entry.surface}")
        self.entries[place] = entry

    def command(self, command: Command, **options: Any) -> Callable[[Handler], Handler]:
        """Registers a handler for a word and its aliases; its second argument is what follows."""
        words = (command.word, *command.aliases)
        at = {"command": command, "surface": command.surface}
        return self._register(What.COMMAND, words, options | at)

    def action(self, kind: type[Action], **options: Any) -> Callable[[Handler], Handler]:
        """Registers a handler for a button; the pressed one, checked, is its second argument."""
        return self._register(What.ACTION, [kind.verb], options | {"action": kind})

    def event(self, name: str, **options: Any) -> Callable[[Handler], Handler]:
        """Registers a handler for an event in Teams; its second argument is the event's name."""
        return self._register(What.EVENT, [name], options)

    def including(self, others: "Iterable[Router]") -> "Router":
        """This table and the others as one new table."""
        merged = Router(dict(self.entries))
        for other in others:
            for entry in other.entries.values():
                merged.add(entry)
        return merged

    def find(self, turn: Turn) -> tuple[Route, str] | None:
        """The entry for a turn and what was typed after its words; None where nobody answers."""
        surface = turn.conversation.surface
        if turn.what is not What.COMMAND:
            entry = self.entries.get((turn.what, surface, turn.key))
            return (entry, turn.key) if entry else None
        text = turn.text.lower()
        # A question mark alone is a word: it asks for help.
        words = [word.strip(" ,:;.!") or word for word in (text.strip(" .!?") or text).split()]
        for length in range(min(len(words), 4), 0, -1):
            entry = self.entries.get((What.COMMAND, surface, " ".join(words[:length])))
            if entry and (length == len(words) or len(words) < SENTENCE or not entry.brief):
                return entry, " ".join(turn.text.split()[length:])
        return None

    def commands(self) -> list[Command]:
        """What people may type, in the order of the table, each command one time."""
        told = {id(e.command): e.command for e in self.entries.values() if e.command}
        return list(told.values())

    def _register(
        self, what: What, keys: Iterable[str], options: dict[str, Any]
    ) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            for key in keys:
                self.add(Route(what, key, handler, **options))
            return handler

        return register
