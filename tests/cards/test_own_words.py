"""Every card speaks the words of a hub that calls all of its terms otherwise."""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from domain.people.words import DEFAULTS, Words
from tests.cards.examples import EXAMPLES
from tests.cards.people_and_places import HUB
from tests.shown import without_unbroken

OWN = replace(HUB, words=Words({term: (f"{term[:3]}oo", f"{term[:3]}oos") for term in DEFAULTS}))
SHOWN = ("text", "title", "label", "placeholder", "tooltip", "errorMessage", "fallbackText")
# What stands in the example data, the names of things, and words that are typed as they are.
DATA = (
    r"Hub Visits|Bradford Teaching School Hub|Hub team|\S+@\S+|Oak Trust",
    r"\w+ (?:Valley|Learning) Trust",
    r"Support in schools|School (?:improvement|support)|Maths hub|Both heads and the leader",
    r"Good first visit to Titus Salt|System leader handbook",
    r"(?:Senior|Subject) leaders",
    r"\w+(?: \w+)? (?:Primary |Academy )?Schools?(?: and Nursery)?\b",
    r"[Ss]chool(?:'s)? (?:day|week|year|holiday)s?|why did the school not get its copy",
    r"(?:type|Type:|mean|say:|and|,) (?:my )?(?:visits?|schools)\b|^(?:my )?(?:visits|schools)$",
    # A kind of support is called a visit whatever the hub calls its visits.
    r"(?:^|[·,] )(?:[Vv]isit|Lesson visits)(?= ·|,|$|: )|^Visit$",
)
SPOKEN = [name for name in EXAMPLES if "worst" not in name]
WORDS = re.compile(
    r"\b(hubs?|(?:system )?leaders?|school contacts?|employing heads?|contract leads?"
    r"|(?:hub )?officers?|schools?|trusts?|visits?|records)\b"
    r"|\b(?:an?|the|this|its|your|no|of|one) (?:deleted )?record\b",
    re.IGNORECASE,
)


def shown(card: Any, key: str = "") -> Iterator[str]:
    """Every text of a card that somebody reads or hears."""
    if isinstance(card, Mapping):
        for name, value in card.items():
            if name not in ("data", "choices"):
                yield from shown(value, name)
            elif name == "choices":
                yield from (choice["title"] for choice in value)
            if name == "facts":
                yield from (fact["value"] for fact in value)
    elif isinstance(card, list):
        for value in card:
            yield from shown(value, key)
    elif isinstance(card, str) and key in SHOWN:
        yield card


def own_words_missed(text: str) -> list[str]:
    """The words of `text` that are not the hub's own, without those of the example data."""
    text = without_unbroken(text)
    for data in DATA:
        text = re.sub(data, "", text)
    return [found[0] for found in WORDS.finditer(text)]


def test_each_card_speaks_the_hubs_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = HUB
    for module in [each for name, each in sys.modules.items() if name.startswith("tests.cards.")]:
        if getattr(module, "HUB", None) is usual:
            monkeypatch.setattr(module, "HUB", OWN)
    texts = {(name, text) for name in SPOKEN for text in shown(EXAMPLES[name]())}
    assert {text: found for text in texts if (found := own_words_missed(text[1]))} == {}
