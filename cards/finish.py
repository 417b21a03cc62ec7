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


def finish(body: Iterable[Element], fallback: str, actions: Sequence[CardAction] = ()) -> dict[str, Any]:
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
        return extra  # a button's own data: what its class in cards/actions.py gave
    if extra:
        raise ValueError(f"{type(value).__name__} has no {', '.join(extra)}")
    made, names = {}, _names(type(value))
    # A model has some thirty fields of which five are set: to look at those alone halves the time of a card.
    for field in sorted(value.__pydantic_fields_set__ | _always(type(value)), key=names.__getitem__):
        inner = value.__dict__[field]
        if inner is not None:
            made[names[field][1]] = inner if type(inner) in _PLAIN else data(inner)
    return made


@cache
def _names(kind: type[BaseModel]) -> dict[str, tuple[int, str]]:
    """The place of each field of a model, and what it is called in the schema."""
    fields = enumerate(kind.model_fields.items())
    return {name: (place, field.serialization_alias or name) for place, (name, field) in fields}


@cache
def _always(kind: type[BaseModel]) -> frozenset[str]:
    """The fields that say something where they are not set: above all the type."""
    return frozenset(name for name, field in kind.model_fields.items() if field.get_default() is not None)
