"""Names are found wherever they stand, and what a school is full of is no name."""

import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.visits.naming import names_in
from domain.visits.ordinary_phrases import PHRASES
from domain.visits.ordinary_words import PLACES, WORDS

NAMES = (
    "Farida Malik",
    "Siân Jones",
    "Zoë Smith",
    "Ann McDonald",
    "Sian O’Brien",
    "Sian O'Brien",
    "Tom Ellison-Ward",
    "Anne-Marie Ward",
    "Ahmed Khan",
    "Élodie Björk",
    "D’Arcy Lane",
    "Maria de Souza",
    "Mary Ann Smith",
    "Łukasz Żak",
)
AROUND = (
    "{}",
    "{} taught Year 4.",
    "Headteacher {} asked for more",
    "Deputy Head {} joined us",
    "on Monday {} taught",
    "Saw {}",
    "We met {}, who leads phonics",
    "Looked at books. {} was pleased",
    "Key Stage 2 Lead {} led the Book Look",
    "Phonics with {}",
    "In June {} takes over",
    "Notes:\n{}\nReading",
    "Little Wandle with {}",
    "({})",
    "{}’s class",
    "{}'s class",
    "At Westfield Primary School {} asked",
    "At St Mary’s {} asked",
)
ORDINARY = (
    "Little Wandle",
    "Local Authority",
    "Learning Walk",
    "Learning Walks in Years 2 and 3",
    "Book Look",
    "Year 4",
    "Year Four",
    "Key Stage 2",
    "Key Stage Two",
    "White Rose",
    "White Rose Maths",
    "Read Write Inc",
    "Jolly Phonics",
    "Talk for Writing",
    "Power Maths",
    "Times Tables Rock Stars",
    "Oxford Reading Tree",
    "Big Cat",
    "Purple Mash",
    "Deep Dive",
    "Pupil Voice",
    "Pupil Premium",
    "Sports Premium",
    "Sixth Form",
    "School Improvement Plan",
    "School Improvement Partner",
    "Early Career Framework",
    "Early Years Foundation Stage",
    "Religious Education",
    "Design and Technology",
    "Modern Foreign Languages",
    "Physical Education",
    "Mental Health",
    "World Book Day",
    "Inset Day",
    "Black History Month",
    "Monday Morning",
    "Autumn Term",
    "Spring Half Term",
    "Deputy Headteacher",
    "Executive Head",
    "Chair of Governors",
    "Designated Safeguarding Lead",
    "Subject Leaders",
    "SEND Lead",
    "PSHE Lead",
    "Microsoft Teams",
    "Google Classroom",
    "Working Walls",
    "Guided Reading",
    "Westfield Primary School",
    "Oak Hill Academy",
    "Titus Salt School",
    "St Mary’s",
    "St. John Fisher",
    "Observed Reception",
    "Looked at Reading, then Maths",
    "Planned English. Maths is next",
    "Reading\nWriting\nMaths",
    "West Yorkshire",
)
CONTEXTS = ("{}", "Saw {} today.", "We did {}", "the {} plan", "On Tuesday {}", "{}: next steps")


def first_name(text: str, known: Iterable[str] = ()) -> str | None:
    """The first of the names in a text."""
    return next(iter(names_in(text, known)), None)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_whole_whatever_stands_around_it(name: str) -> None:
    assert {around: first_name(around.format(name)) for around in AROUND} == dict.fromkeys(
        AROUND, name
    )


@pytest.mark.parametrize("words", ORDINARY)
def test_what_schools_speak_of_is_no_name(words: str) -> None:
    assert {around: first_name(around.format(words)) for around in CONTEXTS} == dict.fromkeys(
        CONTEXTS
    )


@given(st.lists(st.sampled_from(sorted(WORDS | PLACES) + list(PHRASES)), max_size=8).map(" ".join))
def test_no_ordinary_words_together_are_a_name(words: str) -> None:
    assert first_name(words) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shadowed Farida Malik", "Farida Malik"),
        ("Enthused Farida Malik all day", "Farida Malik"),
        ("Met Mr O’Brien", "Mr O’Brien"),
        ("Met Mrs K Bradley", "Mrs K Bradley"),
        ("Father Brennan came", "Father Brennan"),
        ("Father Christmas came", None),
        ("met in the Rainbow Room", None),
        ("Met Mrs Ellison-Ward’s class", "Mrs Ellison-Ward"),
        ("Met Ms Élodie", "Ms Élodie"),
        ("Met Dr Żak and Farida Malik", "Dr Żak"),
        ("the mr o’brien", None),
        ("Mr and Mrs", None),
    ],
)
def test_titles_and_what_was_done_before_a_name(text: str, found: str | None) -> None:
    assert first_name(text) == found


def test_words_of_the_school_and_the_plan_part_names_and_are_none() -> None:
    known = ("Peel Park Primary School", "Early reading", "Bradford")
    assert first_name("Peel Park Farida Malik", known) == "Farida Malik"
    assert first_name("Bradford Farida", known) is None


def test_an_accent_of_its_own_is_part_of_its_letter() -> None:
    assert first_name(unicodedata.normalize("NFD", "Saw Siân Jones")) == "Siân Jones"


@given(st.text(max_size=200))
def test_any_text_has_a_name_of_its_own_or_none(text: str) -> None:
    found = first_name(text)
    assert found is None or found in unicodedata.normalize("NFC", text)
