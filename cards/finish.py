"""The last step of every card: from models to the JSON that Teams takes."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import AdaptiveCard, SubmitActionData, TeamsCardProperties
from microsoft_teams.cards.core import CardElement as Element
from pydantic import BaseModel

SCHEMA = "https://adaptivecards.io/schemas/adaptive-card.json"
VERSION = "1.5"


def finish(body: Iterable[Element], fallback: str, actions: Sequence[CardAction] = ()) -> dict[str, Any]:
    """A whole card as JSON data; `fallback` is what a client says that cannot draw it.

    Raises ValueError for a property that its element does not have: the models would pass it on.
    """
    card = AdaptiveCard(
        version=VERSION,
        lang="en-GB",
        fallback_text=fallback,
        ac_schema=SCHEMA,
        msteams=TeamsCardProperties(width="full"),
        body=list(body),
        actions=list(actions) or None,
    )
    made: dict[str, Any] = data(card)
    # microsoft-teams-cards 2.1.1 writes `schema` for `$schema` and knows `full` only; Teams reads `Full`.
    made["$schema"] = made.pop("schema")
    made["msteams"] = {"width": "Full"}
    return made


def data(value: Any) -> Any:
    """A model as plain data under the names of the card schema, without what is not set; whole numbers stay whole."""
    if isinstance(value, SubmitActionData):
        return value.__pydantic_extra__  # a button's own data: what its class in cards/actions.py gave
    if isinstance(value, BaseModel):
        if value.__pydantic_extra__:
            raise ValueError(f"{type(value).__name__} has no {', '.join(value.__pydantic_extra__)}")
        names = _names(type(value))
        set_ = ((names[field], inner) for field, inner in value.__dict__.items() if inner is not None)
        # Most values are text: not asking `data` about them halves the time of a card.
        return {name: inner if type(inner) is str else data(inner) for name, inner in set_}
    if isinstance(value, list):
        return [data(inner) for inner in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


@cache
def _names(kind: type[BaseModel]) -> dict[str, str]:
    return {name: field.serialization_alias or name for name, field in kind.model_fields.items()}
