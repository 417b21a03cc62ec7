"""Which examples a text is most like, by the words and pairs of words that it shares with them."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

# As if each kind had each word this many times more: a word that it lacks does not rule it out.
FAINT = 0.03
# As if each kind had this many examples more: a rare kind is not overlooked.
EXTRA = 5
# Words of which the first letters count as well: record, records, recorded.
BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Sample:
    """An example: its words with slots, and what kind of message it is."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likely:
    """The kind that a text most likely is, and how sure that is, from 0 to 1."""

    kind: str
    sure: float


class Samples:
    """Examples, counted one time, to which any number of texts are held."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._same = {sample.words: sample.kind for sample in samples}
        self._kinds = Counter(sample.kind for sample in samples)
        counts = _counts(samples)
        self._known = {part for counted in counts.values() for part in counted}
        self._lacking = {
            kind: math.log(FAINT / (counts[kind].total() + FAINT * len(self._known)))
            for kind in self._kinds
        }
        self._speaks_for = _speaks_for(counts)

    def has(self, word: str) -> bool:
        """Whether an example has this word."""
        return word in self._known

    def likeliest(self, words: tuple[str, ...]) -> Likely | None:
        """The kind of the examples that are most alike; None where none has any of the words."""
        if same := self._same.get(words):
            return Likely(same, 1)
        parts = _parts(words) & self._known
        if not parts:
            return None
        weights = {kind: self._weight(kind, len(parts)) for kind in self._kinds}
        for part in parts:
            for kind, more in self._speaks_for[part]:
                weights[kind] += more
        return _first(weights)

    def _weight(self, kind: str, parts: int) -> float:
        """What speaks for a kind before any word does."""
        return math.log(self._kinds[kind] + EXTRA) + parts * self._lacking[kind]


def _parts(words: tuple[str, ...]) -> set[str]:
    """What is compared of a text: its words, their beginnings, and each two in a row."""
    begun = {f"{word[:BEGINNING]}-" for word in words if len(word) > BEGINNING}
    in_a_row = (f"{first} {second}" for first, second in pairwise(("", *words, "")))
    return {*words, *begun, *in_a_row}


def _counts(samples: Iterable[Sample]) -> Mapping[str, Counter[str]]:
    """In how many examples of each kind each part stands."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sample in samples:
        counts[sample.kind].update(_parts(sample.words))
    return counts


def _speaks_for(counts: Mapping[str, Counter[str]]) -> Mapping[str, Sequence[tuple[str, float]]]:
    """For each part the kinds that have it, with how much it speaks for each."""
    speaks: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for kind, counted in counts.items():
        for part, times in counted.items():
            speaks[part].append((kind, math.log(1 + times / FAINT)))
    return speaks


def _first(weights: Mapping[str, float]) -> Likely:
    """The weightiest kind, with its share of all."""
    kind = max(weights, key=lambda each: weights[each])
    total = sum(math.exp(weight - weights[kind]) for weight in weights.values())
    return Likely(kind, 1 / total)
