"""Answers where nothing could be done: words not understood, old cards, the wrong place."""

from typing import Any
from urllib.parse import quote

from microsoft_teams.cards.core import ExecuteAction

from cards.actions.action import Action
from cards.actions.conversation import Help, Home
from cards.actions.prompts import ShowReminders
from cards.actions.support import ListDeployments
from cards.actions.visits import ListRecords, ListSteps, ListVisits, OpenForm
from cards.elements import button, line, link, title
from cards.finish import finish
from cards.phrases import titled
from cards.plain import plain, shortened
from domain.hub import Hub

LONGEST = 80
WAYS = ("visit", "my visits", "deployments", "steps", "visits", "reminders", "hi", "help")


def not_understood(read: str, hub: Hub, *, close: str = "", leader: bool = True) -> dict[str, Any]:
    """Says what was read and offers at most three ways on, first what it is `close` to."""
    said = f"Did you mean {close}?" if close else "Help lists what I understand."
    if words := plain(shortened(read, LONGEST)):
        said = f"I read “{words}”, but not what to do with it. {said}"
    ways = _ways(hub)
    chosen = dict.fromkeys(
        word for word in (close, "visit" if leader else "hi", "help") if word in ways
    )
    body = [title("I am not sure what you mean"), line(said)]
    return finish(
        body, "I am not sure what you mean. Type help.", [button(*ways[word]) for word in chosen]
    )


def out_of_date(hub: Hub, *, leader: bool = True) -> dict[str, Any]:
    """Tells that a card's buttons no longer work, and offers a fresh start."""
    body = [
        title("This card is out of date"),
        line("Its buttons belong to an earlier version. Nothing was changed."),
    ]
    return finish(body, "This card is out of date. Type hi.", _start(hub, leader=leader))


def ask_in_chat(bot_id: str, hub: Hub) -> dict[str, Any]:
    """Sends a person from a channel to the personal chat."""
    user = bot_id if bot_id.startswith("28:") else f"28:{bot_id}"
    body = [
        title("Ask me in our chat"),
        line(
            f"In a channel I only post for {plain(hub.name)}. What you ask me I answer in our chat, where nobody else "
            "reads it."
        ),
    ]
    url = f"https://teams.microsoft.com/l/chat/0/0?users={quote(user, safe=':')}"
    return finish(body, "Ask me in our chat.", [link(url, "Open our chat")])


def _ways(hub: Hub) -> dict[str, tuple[Action, str]]:
    """Words with the button that does the same: those of `WAYS`."""
    return {
        "visit": (OpenForm(), f"Record a {hub.words.one('visit')}"),
        "my visits": (ListVisits(), f"My {hub.words.many('visit')}"),
        "deployments": (ListDeployments(), titled(hub.words.many("deployment"))),
        "steps": (ListSteps(), "Steps"),
        "visits": (ListRecords(), titled(hub.words.many("visit"))),
        "reminders": (ShowReminders(), "Reminders"),
        "hi": (Home(), "Home"),
        "help": (Help(), "Help"),
    }


def _start(hub: Hub, *, leader: bool) -> list[ExecuteAction]:
    ways = _ways(hub)
    return [button(*ways["visit" if leader else "hi"]), button(*ways["help"])]
