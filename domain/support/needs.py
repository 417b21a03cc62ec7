"""What people may ask for: the specialisms of those who give support, most used first."""

from collections import Counter
from collections.abc import Iterable

from domain.support.candidate_facts import entries, plain_key

# A list of choices that people still read; whatever else is needed is written.
MOST_NEEDS = 40


def known_needs(specialisms: Iterable[str]) -> tuple[str, ...]:
    """The needs to choose from; each is written as most leaders write it."""
    written: dict[str, Counter[str]] = {}
    for typed in specialisms:
        for entry in entries(typed):
            written.setdefault(plain_key(entry), Counter())[entry] += 1
    ranked = sorted(written.values(), key=lambda ways: (-ways.total(), _usual(ways)))
    return tuple(_usual(ways) for ways in ranked)[:MOST_NEEDS]


def _usual(ways: Counter[str]) -> str:
    return min(ways, key=lambda way: (-ways[way], way))
