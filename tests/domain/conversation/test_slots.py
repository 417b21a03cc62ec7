"""What stands in place of schools, days and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.conversation.slots import in_slots, is_slot

SCHOOLS = ("Peel Park Primary School", "St Joan's Catholic Primary School", "Hill Top First School")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("When am I next at Peel Park?", "when am i next at SCHOOL"),
        ("move st joans from Friday's 2pm to 8 December", "move SCHOOL from DAY NUMBER to DAY"),
        ("what did I do in October", "what did i do in MONTH"),
        ("dont send me maths on the 9th", "don't send me SUBJECT on DAY"),
        ("which school", "which school"),
        ("when is my first visit to hill top", "when is my first visit to SCHOOL"),
        ("👍", ""),
    ],
)
def test_what_differs_from_writer_to_writer_is_a_slot(text: str, words: str) -> None:
    assert in_slots(text, SCHOOLS) == tuple(words.split())


@given(st.text())
def test_case_and_stops_change_nothing(text: str) -> None:
    typed = text.encode("ascii", "ignore").decode()
    assert in_slots(f"{typed.upper()}!", SCHOOLS) == in_slots(typed.lower(), SCHOOLS)


@given(st.text())
def test_each_word_is_a_slot_or_in_lower_case(text: str) -> None:
    words = in_slots(text, SCHOOLS)
    assert all(is_slot(word) or word == word.lower() for word in words)
