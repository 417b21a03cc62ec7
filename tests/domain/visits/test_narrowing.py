"""What follows the name of a list: a school, a day, and what is neither."""

from datetime import date

import pytest
from rapidfuzz import fuzz

from domain.visits.narrowing import narrowing
from tests.domain.visits.corpus import TODAY
from tests.domain.visits.corpus_schools import SCHOOLS


@pytest.mark.parametrize(
    ("rest", "school", "since", "unused"),
    [
        ("keelham", "keelham", None, ""),
        ("at Keelham Primary since October", "keelham", date(2026, 10, 1), ""),
        ("since dec", None, date(2025, 12, 1), ""),
        ("since 1 September 2026", None, date(2026, 9, 1), ""),
        ("since last Friday", None, date(2026, 11, 20), ""),
        ("please", None, None, ""),
        ("about phonics", None, None, "about phonics"),
        ("since forever", None, None, "since forever"),
        ("newby with concerns", "newby", None, "concerns"),
    ],
)
def test_a_list_is_narrowed_by_what_is_typed(
    rest: str, school: str | None, since: date | None, unused: str
) -> None:
    found = narrowing(rest, SCHOOLS.values(), TODAY, fuzz.ratio)
    assert found.schools == ({SCHOOLS[school]} if school else frozenset())
    assert (found.since, found.unused) == (since, unused)
