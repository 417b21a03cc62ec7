"""Whether a sentence names a school, though none that is known."""

import pytest

from domain.visits.unknown_places import names_a_place


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
