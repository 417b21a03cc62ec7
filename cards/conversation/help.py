"""The help card: the words that the bot understands."""

from collections.abc import Sequence
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.conversation import Home
from cards.actions.support import ListDeployments
from cards.actions.visits import OpenForm
from cards.elements import button, facts, grey, title
from cards.finish import finish
from cards.phrases import in_hub_words, schools_named
from domain.hub import Hub


def help_card(lines: Sequence[tuple[str, str]], hub: Hub, *, leader: bool = True) -> dict[str, Any]:
    """The list of words, each with what it does; that text may name the hub's terms in braces.

    `leader` adds the buttons of those who record visits.
    """
    body: list[Element] = [
        title("What you can say"),
        grey("Type one of these. Capitals do not matter."),
        *facts((word, in_hub_words(does, hub)) for word, does in lines),
    ]
    record = button(OpenForm(), f"Record a {hub.words.one('visit')}", "positive")
    support = button(ListDeployments(), schools_named(hub, own=True))
    actions = [record, support, button(Home(), "Home")] if leader else [button(Home(), "Home")]
    return finish(body, f"You can say: {', '.join(word for word, _ in lines)}.", actions)
