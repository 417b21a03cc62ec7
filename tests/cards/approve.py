"""Approves the cards as they are now: `python -m tests.cards.approve [NAME …]`, then `git diff`."""

import json
import sys
from pathlib import Path
from typing import Any

from tests.cards.examples import EXAMPLES

APPROVED = Path(__file__).parent / "approved"


def written(card: dict[str, Any]) -> str:
    """A card as its approved file holds it."""
    return json.dumps(card, ensure_ascii=False, indent=1) + "\n"


def main(names: list[str]) -> None:
    """Writes the named cards, or all; approved cards that no example makes are removed."""
    for name in names or EXAMPLES:
        (APPROVED / f"{name}.json").write_text(written(EXAMPLES[name]()), encoding="utf-8")
    for left in APPROVED.glob("*.json"):
        if left.stem not in EXAMPLES:
            left.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
