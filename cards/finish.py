"""The last step of every card: from models to the JSON that Teams takes."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import SubmitActionData
from pydantic import BaseModel

SCHEMA = "https://adaptivecards.io/schemas/adaptive-card.json"
VERSION = "1.5"
_PLAIN = (str, bool, int)


def finish(
    body: Iterable[Element], fallback: str, actions: Sequence[CardAction] = ()
) -> dict[str, Any]:
    """A whole card as JSON data; `fallback` is what a client says that cannot draw it.

    Raises ValueError for a property that its element does not have: the models would pass it on.
    """
    # The card itself by hand: of microsoft-teams-cards 2.1.1, AdaptiveCard writes `schema` for `$schema` and knows
    # `full` only, where Teams reads `Full`.
    pressed = {"actions": [data(action) for action in actions]} if actions else {}
    return {
        "type": "AdaptiveCard",
        "lang": "en-GB",
        "version": VERSION,
        "fallbackText": fallback,
        "msteams": {"width": "Full"},
        "body": [data(element) for element in body],
        **pressed,
        "$schema": SCHEMA,
    }


def data(value: Any) -> Any:
    """A model as plain data under the names of the card schema, without what is not set; whole numbers stay whole."""
    if isinstance(value, list):
        return [data(inner) for inner in value]
    if isinstance(value, BaseModel):
        return _model(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _model(value: BaseModel) -> Any:
    extra = value.__pydantic_extra__
    if type(value) is SubmitActionData:
        return extra  # a button's own data: what its class in cards/actions/ gave
    if extra:
        raise ValueError(f"{type(value).__name__} has no {', '.join(extra)}")
    # A model has some thirty fields of which five are set: to look at those alone halves the time of a card.
    made, said = {}, value.__dict__
    for field, name in _fields(type(value), frozenset(value.__pydantic_fields_set__)):
        inner = said[field]
        if inner is not None:
            made[name] = inner if type(inner) in _PLAIN else data(inner)
    return made


@cache
def _fields(kind: type[BaseModel], given: frozenset[str]) -> Sequence[tuple[str, str]]:
    """Fields that say something, in their model's order, and their names in the schema: those given, and the type."""
    fields = kind.model_fields.items()
    return [
        (name, field.serialization_alias or name)
        for name, field in fields
        if name in given or field.default
    ]
