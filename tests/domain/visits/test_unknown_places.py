"""Whether a sentence names a school, though none that is known."""

import pytest
from rapidfuzz import fuzz

from domain.visits.sentence_words import sentence_of
from domain.visits.unknown_places import known_place, names_a_place, telling


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("met the head at Bowling Park", True),
        ("Bowling Park Primary, 2h", True),
        ("visited Greatwood yesterday", True),
        ("met the head at lunch", False),
        ("talked to Year 4 teachers on Monday", False),
        ("Visit to the head about the spring plan", False),
    ],
)
def test_a_place_is_known_by_its_kind_or_by_the_word_before_it(text: str, names: bool) -> None:
    assert names_a_place(text) is names


REGISTER = (
    *("Larkenshaw Academy", "Elm Grove Primary School", "St John's CE Primary School"),
    *("Harrison Primary School", "Focus School", "South Learning Trust", "Newby Primary School"),
    "Newby Infant School",
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Larkenshaw yesterday", {"Larkenshaw Academy"}),
        ("larkenshaw", {"Larkenshaw Academy"}),
        ("2h phonics, Larkinshaw, on track", {"Larkenshaw Academy"}),
        ("move my Larkenshaw visit to Friday", {"Larkenshaw Academy"}),
        ("book look at Elm Grove with the head", {"Elm Grove Primary School"}),
        ("plan a visit to St John's on Tuesday", {"St John's CE Primary School"}),
        ("Harrison yesterday, 2h", {"Harrison Primary School"}),
        ("Newby yesterday", {"Newby Primary School", "Newby Infant School"}),
        ("met Mrs Harrison about reading, 2h", set()),
        ("2h with Harrison and the SENCO", set()),
        ("focus on track", set()),
        ("phonics with the head yesterday, 2h", set()),
        ("a learning walk in the south building", set()),
        ("SLT meeting, 1h", set()),
        ("", set()),
    ],
)
def test_a_school_of_the_register_is_known_by_its_name_alone(text: str, named: set[str]) -> None:
    found = known_place(sentence_of(text), REGISTER, fuzz.ratio)
    assert (found.schools if found else set()) == named


def test_a_register_is_asked_by_the_words_that_tell_one_school_from_another() -> None:
    words = sentence_of("2h at Larkenshaw Academy with the head on Monday, phonics").words
    assert telling(word.read for word in words) == ["larkenshaw"]
