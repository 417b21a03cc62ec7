"""What stands on a card that somebody sees."""

from collections.abc import Iterator
from typing import Any


def parts_of(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from parts_of(child)
    elif isinstance(node, list):
        for child in node:
            yield from parts_of(child)


def words_of(card: dict[str, Any]) -> Iterator[str]:
    for part in parts_of(card):
        for name in ("text", "title", "label", "value", "errorMessage"):
            if isinstance(part.get(name), str):
                yield part[name]
