"""Kinds of support and phases of schools, named after the list of support."""

import pytest

from domain.support.narrowing import named

NAMES = ("School improvement", "CPD", "Primary", "Middle deemed primary", "")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("school improvement", {"School improvement"}),
        ("cpd, primary", {"CPD", "Primary"}),
        ("Middle deemed primary schools", {"Middle deemed primary"}),
        ("primarily cpds", set()),
        ("", set()),
    ],
)
def test_a_name_counts_as_whole_words_in_any_case(typed: str, found: set[str]) -> None:
    assert named(typed, NAMES) == found
