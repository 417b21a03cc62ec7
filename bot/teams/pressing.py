"""How the buttons of cards are pressed: by Action.Execute, or by Action.Submit.

Some versions of Teams on telephones fail at Action.Execute
(https://github.com/microsoft/AdaptiveCards/issues/9315). An Action.Submit comes as a message with
its data as the value, and is answered by an update of the message that holds the card.
"""

from collections.abc import Callable
from typing import Any

from bot.turns.reply import Card

Draw = Callable[[Card], Card]
# Else Teams writes under the card that the response was sent, whatever became of it.
_NO_FEEDBACK = {"feedback": {"hide": True}}


def drawing(card_actions: str) -> Draw:
    """What is done with each card that leaves, by the setting CARD_ACTIONS."""
    return submitting if card_actions == "submit" else as_it_is


def as_it_is(card: Card) -> Card:
    """The card."""
    return card


def submitting(card: Card) -> Card:
    """The card with an Action.Submit in the place of each Action.Execute, wherever it stands."""
    # What a card asks for by itself can be an Action.Execute only.
    drawn: Card = _submitting({name: part for name, part in card.items() if name != "refresh"})
    return drawn


def _submitting(part: Any) -> Any:
    if isinstance(part, list):
        return [_submitting(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "Action.Execute":
        return _submit(part)
    return {name: _submitting(inner) for name, inner in part.items()}


def _submit(action: dict[str, Any]) -> dict[str, Any]:
    """The same button, whose verb stands in its data: an Action.Submit has no other place."""
    kept = {name: value for name, value in action.items() if name not in ("verb", "fallback")}
    data = {**action.get("data", {}), "verb": action.get("verb", ""), "msteams": _NO_FEEDBACK}
    return kept | {"type": "Action.Submit", "data": data}
