"""Cards are as agreed: `python -m tests.cards.approve` agrees to a change."""

import ast
from pathlib import Path

import pytest

from bot.running.settings import PROJECT
from tests.cards.approve import APPROVED, written
from tests.cards.examples import EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_card_is_as_approved(name: str) -> None:
    assert written(EXAMPLES[name]()) == (APPROVED / f"{name}.json").read_text(encoding="utf-8")


def test_every_approved_card_has_its_example() -> None:
    assert {path.stem for path in APPROVED.glob("*.json")} == set(EXAMPLES)


def test_every_function_that_gives_a_card_has_its_example() -> None:
    """Without one a card is held to no rule and seen on no picture."""
    made = {
        node.name
        for path in (PROJECT / "cards").rglob("*.py")
        for node in _parsed(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if node.returns and ast.unparse(node.returns).startswith("dict[str, Any]")
    }
    named = {
        node.id if isinstance(node, ast.Name) else node.attr
        for path in Path(__file__).parent.rglob("*examples*.py")
        for node in ast.walk(_parsed(path))
        if isinstance(node, ast.Name | ast.Attribute)
    }
    # What every card ends with is on each.
    assert made - named == {"finish"}


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
