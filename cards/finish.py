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
    """A whole card as JSON data; `fallback` is the text for clients that cannot draw it.

    Raises ValueError for a property that an element does not have: the models would let it through.
    """
    # The card itself is written by hand. AdaptiveCard of microsoft-teams-cards 2.1.1 writes
    # `schema` where Teams needs `$schema`, and `full` where Teams reads `Full`.
    buttons = {"actions": [data(action) for action in actions]} if actions else {}
    return {
        "type": "AdaptiveCard",
        "lang": "en-GB",
        "version": VERSION,
        "fallbackText": fallback,
        "msteams": {"width": "Full"},
        "body": [data(element) for element in body],
        **buttons,
        "$schema": SCHEMA,
    }


def data(value: Any) -> Any:
    """A model as plain data, by the names of the card schema and without what is not set.

    A whole number is an int, whatever its type was.
    """
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
    # A model has some thirty fields, of which five are set. To look at these alone halves the time
    # that a card takes.
    written, values = {}, value.__dict__
    for field, name in _fields(type(value), frozenset(value.__pydantic_fields_set__)):
        inner = values[field]
        if inner is not None:
            written[name] = inner if type(inner) in _PLAIN else data(inner)
    return written


@cache
def _fields(kind: type[BaseModel], used: frozenset[str]) -> Sequence[tuple[str, str]]:
    """The fields to be written, in the model's order, each with its name in the schema.

    They are those that are set, and those with a default, such as the element's type.
    """
    fields = kind.model_fields.items()
    return [
        (name, field.serialization_alias or name)
        for name, field in fields
        if name in used or field.default
    ]
