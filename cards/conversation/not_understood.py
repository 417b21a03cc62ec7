"""Answers where nothing was done: words not understood, cards out of date, the wrong place."""

from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards.core import ExecuteAction

from cards.actions.action import Action
from cards.actions.conversation import Help, Home
from cards.actions.visits import OpenForm
from cards.elements import button, line, title
from cards.finish import finish
from cards.our_chat import our_chat
from cards.phrases import in_hub_words
from cards.plain import plain, shortened
from domain.hub import Hub

LONGEST = 80


@dataclass(frozen=True, slots=True)
class NearWord:
    """A word that somebody probably meant, and the button that does the same.

    `label` is the button's; it may name the hub's terms in braces.
    """

    word: str
    action: Action
    label: str


def not_understood(
    read: str, hub: Hub, *, meant: NearWord | None = None, leader: bool = True
) -> dict[str, Any]:
    """Says what was read, and offers at most three ways on: first the word probably meant."""
    says = f"Did you mean {meant.word}?" if meant else "Press Help to see what I understand."
    if words := plain(shortened(read, LONGEST)):
        says = f"I do not know what to do with “{words}”. {says}"
    first = [button(meant.action, in_hub_words(meant.label, hub))] if meant else []
    ways = {way.verb: way for way in (*first, *_start(hub, leader=leader))}
    body = [title("I am not sure what you mean"), line(says)]
    return finish(body, "I am not sure what you mean. Type help.", list(ways.values()))


def out_of_date(hub: Hub, *, leader: bool = True) -> dict[str, Any]:
    """Tells that a card's buttons no longer work, and offers a fresh start."""
    body = [
        title("This card is out of date"),
        line("Its buttons belong to an earlier version. Nothing was changed."),
    ]
    return finish(body, "This card is out of date. Type hi.", _start(hub, leader=leader))


def ask_in_chat(bot_id: str, hub: Hub) -> dict[str, Any]:
    """Sends a person from a channel to the personal chat."""
    body = [
        title("Ask me in our chat"),
        line(
            f"In a channel I only post for {plain(hub.name)}. "
            "What you ask me I answer in our chat, where nobody else reads it."
        ),
    ]
    return finish(body, "Ask me in our chat.", [our_chat(bot_id, "Open our chat")])


def _start(hub: Hub, *, leader: bool) -> list[ExecuteAction]:
    """Where anybody may begin."""
    record = button(OpenForm(), f"Record a {hub.words.one('visit')}")
    return [record if leader else button(Home(), "Home"), button(Help(), "Help")]
