"""The official schema of Adaptive Cards 1.5.0 with what Teams takes beyond it."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator

SCHEMAS = Path(__file__).parent.parent / "schemas"


def problems(card: dict[str, Any]) -> list[str]:
    """What the schema has against a card; of each of its parts, what the part's own kind says.

    The schema as it is written tries every kind for each part, and all of that again for each part
    around it: a hundred times the work.
    """
    return [
        f"{part['type']}: {error.message[:200]}"
        for part in parts(card)
        for error in _validator_of(part["type"]).iter_errors(part)
    ]


def parts(inside: object) -> Iterator[dict[str, Any]]:
    """Every element, action and layout of a card, from the outside in."""
    if isinstance(inside, dict):
        if "type" in inside:
            yield inside
        for name, value in inside.items():
            # What a button carries for us is no part of the card, whatever its keys are called.
            if name != "data":
                yield from parts(value)
    elif isinstance(inside, list):
        for value in inside:
            yield from parts(value)


@cache
def _validator_of(kind: str) -> Draft6Validator:
    """The schema of one kind of part, for which an inner part need only be of a kind allowed."""
    known = _schema()["definitions"]
    return Draft6Validator({"definitions": known, "allOf": [{"$ref": f"#/definitions/{kind}"}]})


@cache
def _schema() -> dict[str, Any]:
    """The schema with its overlay; where kinds to choose from stood, now their names alone."""
    schema: dict[str, Any] = _read("adaptive-card-1.5.0.json")
    overlay = _read("teams-overlay.json")
    known = schema["definitions"]
    known.update(overlay["definitions"] | overlay["elements"])
    for name, properties in overlay["properties"].items():
        known[name]["properties"].update(properties)
    for name, values in overlay["enums"].items():
        known[name]["anyOf"].append({"enum": values})
    for name, definition in known.items():
        if name.startswith("ImplementationsOf."):
            more = overlay["elements"] if name.endswith(".Element") else ()
            known[name] = _one_of(definition, more)
    return schema


def _read(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def _one_of(definition: dict[str, Any], more: Iterable[str]) -> dict[str, Any]:
    """The definition of a part that is of one of some kinds, by the part's type alone."""
    kinds = [choice["allOf"][0]["$ref"].rpartition("/")[2] for choice in definition["anyOf"]]
    named = {"type": {"enum": [*kinds, *more]}}
    return {"type": "object", "required": ["type"], "properties": named}
