"""What somebody types after the name of a list: which school, since when, and what is neither."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.dates import read_day
from domain.day_names import MONTHS
from domain.support.school_names import Alike, find_schools
from domain.text import word_set
from domain.visits.sentence_words import sentence_of

_SINCE = re.compile(r"\b(?:since|from|after)\s+(?:the\s+)?(.+)", re.IGNORECASE)
# Characters that are read.
LONGEST = 200
_SMALL = word_set("at to in for of the please pls only all my with visits records show me and a")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """How a list is narrowed; `unused` are the words that say nothing of it."""

    schools: frozenset[str] = frozenset()
    since: date | None = None
    unused: str = ""


def narrowing(rest: str, names: Iterable[str], today: date, alike: Alike) -> Narrowing:
    """How the words after a list's name narrow it; `names` are the schools that it may have."""
    rest = rest[:LONGEST]
    since, found = None, _SINCE.search(rest)
    if found:
        since = _first_day(found[1].strip(" .!?"), today)
    said = rest[: found.start()] if found and since else rest
    words = sentence_of(said).words
    places = find_schools([word.read for word in words], names, alike)
    used = {n for place in places for n in range(place.begins, place.ends)}
    left = [w for n, w in enumerate(words) if n not in used and w.read not in _SMALL]
    unused = said[left[0].begins : left[-1].stops] if left else ""
    return Narrowing(frozenset().union(*(p.schools for p in places)), since, unused)


def _first_day(words: str, today: date) -> date | None:
    """The day that is named; of a month its first."""
    month = next(
        (n for n, m in enumerate(MONTHS, 1) if len(words) > 2 and m.startswith(words.lower())), 0
    )
    if month:
        return date(today.year if month <= today.month else today.year - 1, month, 1)
    return read_day(words, today, past=True)
