"""What stands on a card that somebody sees."""

import json
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


def without_unbroken(text: str) -> str:
    """A text as people read it: that it is not torn apart at a line's end is no word of it."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def as_read(body: str) -> Any:
    """A body of JSON with its texts as people read them, so that no words of it are overlooked."""
    return json.loads(without_unbroken(body.replace("\\u00a0", " ")))


def words_of(card: dict[str, Any]) -> Iterator[str]:
    for part in parts_of(card):
        for name in ("text", "title", "label", "value", "errorMessage"):
            if isinstance(part.get(name), str):
                yield without_unbroken(part[name])
