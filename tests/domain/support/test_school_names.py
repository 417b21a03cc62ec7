"""Schools as people write them: parts of names, short forms, slips, and words that are none."""

import pytest
from rapidfuzz import fuzz

from domain.support.school_names import find_schools
from tests.domain.visits.corpus_schools import SCHOOLS


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("keelham prim", {"keelham"}),
        ("keelam today", {"keelham"}),
        ("elm primary", {"elm"}),
        ("elm gr. primary", {"elm"}),
        ("the elm tree", set()),
        ("ltp", {"ley"}),
        ("st j's", {"stj"}),
        ("t salt", {"titus"}),
        ("pp primary", {"peel"}),
        ("pp money", set()),
        ("w'field", {"west"}),
        ("buh", {"buh"}),
        ("beckfoot uh", {"buh"}),
        ("st. johns ce", {"stj"}),
        ("st johns c of e 25", {"stj"}),
        ("hansen academy", {"hanson"}),
        ("tituss salt", {"titus"}),
        ("salt school", {"titus"}),
        ("west field junior", {"west"}),
        ("a walk in the park", set()),
        ("newly met", set()),
        ("st johns and st marys", {"stj", "stm"}),
    ],
)
def test_a_school_is_found_by_what_people_call_it(text: str, keys: set[str]) -> None:
    found = find_schools(text.split(), SCHOOLS.values(), fuzz.ratio)
    assert {name for place in found for name in place.schools} == {SCHOOLS[key] for key in keys}


def test_a_name_of_two_schools_may_mean_either() -> None:
    names = ("Newby Primary School", "Newby Infant School")
    [found] = find_schools(["newby"], names, fuzz.ratio)
    assert found.schools == frozenset(names)
    [clear] = find_schools(["newby", "infants"], names, fuzz.ratio)
    assert clear.schools == {"Newby Infant School"}
