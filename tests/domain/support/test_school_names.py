"""Schools as people write them: parts of names, short forms, slips, and words that are none."""

import pytest
from rapidfuzz import fuzz

from domain.support.school_names import begun, find_schools
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


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("birchwood junior school", "Birchwood Junior School"),
        ("birchwood jnrs", "Birchwood Junior School"),
        ("birchwod primary", "Birchwood Primary School"),
        ("birchwood prim sch", "Birchwood Primary School"),
    ],
)
def test_schools_of_one_name_are_told_apart_by_their_kind(text: str, meant: str) -> None:
    names = ("Birchwood Primary School", "Birchwood Junior School")
    [found] = find_schools(text.split(), names, fuzz.ratio)
    assert found.schools == {meant}


def test_a_slip_in_a_longer_name_takes_no_word_beside_it() -> None:
    names = ("Lees Hill Primary School", "Lowther Street Junior School")
    assert find_schools(["lees", "hil", "today"], names, fuzz.ratio)[0].ends == 2
    assert find_schools(["lees", "today"], names, fuzz.ratio)[0].ends == 1
    assert find_schools(["lowther", "st", "today"], names, fuzz.ratio)[0].ends == 2


def test_a_name_may_be_begun_only() -> None:
    names = ("Netherfold Primary School", "Moorfield Academy", "Moorside School")
    assert begun("neth", names) == {"Netherfold Primary School"}
    assert begun("moor", names) == {"Moorfield Academy", "Moorside School"}
    assert begun("netherfold", names) == begun("newby", names) == frozenset()


def test_a_first_word_that_begins_another_name_may_mean_either() -> None:
    names = ("Meadow Bank Infant School", "Meadowcroft Primary School")
    [found] = find_schools(["meadow"], names, fuzz.ratio)
    assert found.schools == frozenset(names)
    assert find_schools(["meadow", "bank"], names, fuzz.ratio)[0].schools == {names[0]}
