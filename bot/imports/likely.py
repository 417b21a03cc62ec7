"""Schools and trusts that a name may mean: a choice for a person, never a guess of the bot's."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from domain.people.organisations import Organisation, OrganisationKind

# Scores are from 0 to 100.
NEAR_ENOUGH = 80
TOWN_COUNTS = 20
MOST = 3
# Words that tell no school from another.
_KINDS = ("school", "primary", "secondary", "academy", "junior", "infant", "infants", "nursery")
_CHURCHES = ("church", "england", "ce", "cofe", "c", "e", "rc", "catholic", "st")
_OTHERS = ("the", "a", "and", "of", "trust", "community", "high", "voluntary", "va", "vc")
_COMMON = frozenset((*_KINDS, *_CHURCHES, *_OTHERS))


def likely_organisations(
    name: str, town: str, organisations: Iterable[Organisation], kind: OrganisationKind
) -> list[Organisation]:
    """At most three open organisations of that kind with a like name, those of the town first."""
    candidates = [o for o in organisations if o.open and o.kind is kind]
    found = process.extract(
        _own_words(name),
        [_own_words(o.name) for o in candidates],
        scorer=fuzz.token_set_ratio,
        score_cutoff=NEAR_ENOUGH,
        limit=20,
    )

    def fit(match: tuple[str, float, int]) -> tuple[float, float]:
        _, score, place = match
        organisation = candidates[place]
        if _same(organisation.town, town):
            score += TOWN_COUNTS
        whole_name = fuzz.ratio(name.casefold(), organisation.name.casefold())
        return score, whole_name

    best = sorted(found, key=fit, reverse=True)[:MOST]
    return [candidates[place] for _, _, place in best]


def _own_words(name: str) -> str:
    """The words of a name that tell it from others; all of them where none does."""
    words = re.sub(r"[^\w\s]", "", name.casefold()).split()
    return " ".join(w for w in words if w not in _COMMON) or " ".join(words)


def _same(one: str, other: str) -> bool:
    return bool(one) and one.casefold() == other.casefold()
