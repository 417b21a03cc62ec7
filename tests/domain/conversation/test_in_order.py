"""Patterns of words in their order."""

import re

import pytest

from domain.conversation.in_order import in_order, one_of

WAY = re.compile(
    in_order(
        "who | which of us",
        """
        could | can
        | days left
        """,
        but="me | the app",
    )
)


@pytest.mark.parametrize(
    "text", ["who could help", "so who of them can", "which of us has days left"]
)
def test_words_of_each_group_are_found_in_their_order(text: str) -> None:
    assert WAY.search(text)


@pytest.mark.parametrize(
    "text",
    ["could who", "who couldn", "who can help me", "who can use the app", "which of them can"],
)
def test_other_words_are_not(text: str) -> None:
    assert not WAY.search(text)


def test_a_group_keeps_the_blanks_inside_its_words() -> None:
    assert re.fullmatch(one_of("(?:me |us )?a leader | sle"), "us a leader")
