"""Numbers as words, and places in a row in figures."""

import re

import pytest

from domain.number_words import NUMBERS, PATTERN, in_order


def test_every_number_to_ninety_nine_has_its_words() -> None:
    assert sorted(NUMBERS.values()) == list(range(1, 100))


@pytest.mark.parametrize("words", NUMBERS)
def test_the_whole_of_a_number_is_read(words: str) -> None:
    found = re.match(PATTERN, words)
    assert found is not None and found[0] == words


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        *((teen, f"{teen}th") for teen in (11, 12, 13)),
        (21, "21st"),
        (22, "22nd"),
        (101, "101st"),
        (111, "111th"),
        (113, "113th"),
        (123, "123rd"),
    ],
)
def test_a_place_in_a_row_is_written_as_it_is_said(number: int, written: str) -> None:
    assert in_order(number) == written
