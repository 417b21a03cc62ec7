"""Schools that a name may mean: what is not exactly right comes back as a choice, never as a guess."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from domain.people.organisations import Organisation, OrganisationKind

NEAR_ENOUGH = 80
MOST = 3
_COMMON = frozenset(
    (
        *(
            "school",
            "primary",
            "secondary",
            "academy",
            "the",
            "a",
            "and",
            "of",
            "st",
            "trust",
            "community",
        ),
        *("junior", "infant", "infants", "nursery", "high", "voluntary", "va", "vc"),
        *("church", "england", "ce", "cofe", "c", "e", "rc", "catholic"),
    )
)


def likely(
    name: str, town: str, organisations: Iterable[Organisation], kind: OrganisationKind
) -> list[Organisation]:
    """At most three open organisations of that kind with a like name, those of the town before others."""
    standing = [o for o in organisations if o.open and o.kind is kind]
    found = process.extract(
        _telling(name),
        [_telling(o.name) for o in standing],
        scorer=fuzz.token_set_ratio,
        score_cutoff=NEAR_ENOUGH,
        limit=20,
    )

    def fit(match: tuple[str, float, int]) -> tuple[float, float]:
        organisation = standing[match[2]]
        return match[1] + 20 * _same(organisation.town, town), fuzz.ratio(
            name.casefold(), organisation.name.casefold()
        )

    return [standing[place] for _, _, place in sorted(found, key=fit, reverse=True)[:MOST]]


def _telling(name: str) -> str:
    """The words that tell a school from others."""
    words = re.sub(r"[^\w\s]", "", name.casefold()).split()
    return " ".join(w for w in words if w not in _COMMON) or " ".join(words)


def _same(one: str, other: str) -> bool:
    return bool(one) and one.casefold() == other.casefold()
