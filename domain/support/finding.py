"""What somebody means who types part of a name, a town or a number: the nearest first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.support.school_names import Alike, find_schools

# As many as a client shows at a time.
MOST = 15
MOST_WORDS = 6
# How alike two names are that may be meant.
_ALIKE = 60
# A number alone, or in brackets at the end: "Peel Park Primary School, Bradford (101494)".
_NUMBER = re.compile(r"^(\d{1,9})$|\((\d{1,9})\)$", re.ASCII)


class Dataset(StrEnum):
    """What a client may look through while somebody types into a form."""

    PLACES = "places"
    LEADERS = "leaders"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Findable:
    """Something that can be looked for: its name, what tells it from others, its number."""

    id: int
    name: str
    rest: str = ""
    number: str = ""

    @property
    def title(self) -> str:
        """How it stands among choices: "Peel Park Primary School, Bradford (101494)"."""
        named = ", ".join(filter(None, (self.name, self.rest)))
        return f"{named} ({self.number})" if self.number else named


def number_in(typed: str) -> int | None:
    """The number that a text is, or that stands at its end as in a title; None without one."""
    found = _NUMBER.search(typed.strip())
    return int(found[1] or found[2]) if found else None


def words_of(typed: str) -> list[str]:
    """The words by which something is looked for."""
    return [word for raw in typed.lower().split() if (word := raw.strip(".,;:()"))][:MOST_WORDS]


def nearest(typed: str, found: Iterable[Findable], alike: Alike) -> list[Findable]:
    """The likeliest of what was found, the best first; none that is unlike all that was typed."""
    words, every = words_of(typed), list(found)
    if not words:
        return sorted(every, key=lambda one: (one.name, one.id))[:MOST]
    named = find_schools(words, (one.name for one in every), alike)
    best = named[0].schools if named else frozenset()
    ranked = [(_rank(words, one, best, alike), one.name, one.id, one) for one in every]
    return [one for rank, _, _, one in sorted(ranked) if rank < _UNLIKE][:MOST]


_UNLIKE = 1_000.0


def _rank(words: Sequence[str], one: Findable, best: frozenset[str], alike: Alike) -> float:
    """A place in the list: a number, a whole name, its beginning, its words, and then a slip."""
    text, name = " ".join(words), one.name.lower()
    if one.number and one.number == text:
        return 0
    if name == text:
        return 1
    if name.startswith(text):
        return 2
    holds = f"{name} {one.rest.lower()} {one.number}"
    if one.name in best:
        return 3
    if all(word in holds for word in words):
        return 4
    score = max(alike(text, part) for part in (name, name[: len(text)]))
    return 200 - score if score >= _ALIKE else _UNLIKE
