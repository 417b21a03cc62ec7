"""Cards are as agreed: `python -m tests.cards.approve` agrees to a change."""

import pytest

from tests.cards.approve import APPROVED, written
from tests.cards.examples import EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_card_is_as_approved(name: str) -> None:
    assert written(EXAMPLES[name]()) == (APPROVED / f"{name}.json").read_text(encoding="utf-8")


def test_every_approved_card_has_its_example() -> None:
    assert {path.stem for path in APPROVED.glob("*.json")} == set(EXAMPLES)
