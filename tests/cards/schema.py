"""The official schema of Adaptive Cards 1.5.0 with what Teams takes beyond it."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator

SCHEMAS = Path(__file__).parent.parent / "schemas"


def problems(card: dict[str, Any]) -> list[str]:
    """What the schema has against a card; of an element of no kind, what its own kind says."""
    if validator().is_valid(card):
        return []
    told = [
        f"{part['type']}: {error.message[:200]}"
        for part in parts(card)
        for error in _own_errors(part)
    ]
    return told or [error.message[:500] for error in validator().iter_errors(card)]


def parts(inside: object) -> Iterator[dict[str, Any]]:
    """Every element, action and layout of a card, from the outside in."""
    if isinstance(inside, dict):
        if "type" in inside:
            yield inside
        for value in inside.values():
            yield from parts(value)
    elif isinstance(inside, list):
        for value in inside:
            yield from parts(value)


@cache
def validator() -> Draft6Validator:
    """The schema with its overlay."""
    schema = json.loads((SCHEMAS / "adaptive-card-1.5.0.json").read_text(encoding="utf-8"))
    overlay = json.loads((SCHEMAS / "teams-overlay.json").read_text(encoding="utf-8"))
    known = schema["definitions"]
    known.update(overlay["definitions"] | overlay["elements"])
    for name, properties in overlay["properties"].items():
        known[name]["properties"].update(properties)
    for name, values in overlay["enums"].items():
        known[name]["anyOf"].append({"enum": values})
    for name in overlay["elements"]:
        known["ImplementationsOf.Element"]["anyOf"].append(
            {"allOf": [{"$ref": f"#/definitions/{name}"}]}
        )
    return Draft6Validator(schema)


def _own_errors(part: dict[str, Any]) -> Iterator[Any]:
    """What the definition of the part's own kind has against it, its inner parts apart."""
    schema = {**validator().schema, "anyOf": [{"$ref": f"#/definitions/{part['type']}"}]}
    for error in Draft6Validator(schema).iter_errors(part):
        yield from (
            inner
            for inner in error.context or [error]
            if not any(parts(inner.instance)) or inner.validator != "anyOf"
        )
