"""Answers to what people ask in their own words: thanks, and what nobody can say."""

from typing import Any

from microsoft_teams.cards.core import ExecuteAction

from cards.actions.conversation import Help, Home
from cards.actions.visits import OpenForm
from cards.conversation.not_understood import NearWord
from cards.elements import button, line, title
from cards.finish import finish
from cards.phrases import in_hub_words
from cards.plain import plain, shortened
from domain.hub import Hub

LONGEST = 80
MOST = 5


def welcome_words(hub: Hub, *, leader: bool) -> dict[str, Any]:
    """The answer to thanks."""
    body = [title("You are welcome"), line("Type hi to see what is due.")]
    return finish(body, "You are welcome.", _start(hub, leader=leader))


def no_answer(
    read: str, hub: Hub, *, leader: bool, meant: NearWord | None = None
) -> dict[str, Any]:
    """Says that a question or a request was read as one, and that nothing was done.

    What was perhaps `meant` is offered first.
    """
    label = in_hub_words(meant.label, hub) if meant else ""
    words = f"I read “{plain(shortened(read, LONGEST))}”" if read else "I read what you typed"
    body = [
        title("I cannot answer that"),
        line(f"{words}. Nothing was recorded or changed."),
        *([line(f"Did you mean “{label}”?")] if meant else []),
        line(f"Press Help to see what I can do; for anything else ask {_whom(hub)}."),
    ]
    first = [button(meant.action, label)] if meant else []
    ways = {way.verb: way for way in (*first, *_start(hub, leader=leader))}
    return finish(body, "I cannot answer that. Type help.", list(ways.values()))


def no_record_yet(hub: Hub) -> dict[str, Any]:
    """Says that there is no record of one's own to change."""
    none = f"You have no {hub.words.one('record')} to change"
    body = [
        title(none),
        line("Once you have saved one, press Edit or Delete under it. To find it, type my visits."),
    ]
    return finish(body, f"{none}.", _start(hub, leader=True))


def _whom(hub: Hub) -> str:
    return plain(hub.contact_name) if hub.contact_name else f"the {hub.words.one('hub')}"


def _start(hub: Hub, *, leader: bool) -> list[ExecuteAction]:
    record = [button(OpenForm(), f"Record a {hub.words.one('visit')}")] if leader else []
    return [*record, button(Home(), "Home"), button(Help(), "Help")]
