"""What looks like a person's name."""

import pytest

from domain.visits.naming import looks_like_a_name

KNOWN = ("Peel Park Primary School and Nursery", "Early reading", "Bradford")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Watched lessons with Mrs Hussain.", "Mrs Hussain"),
        ("Dr. Ali-Khan joined us", "Dr. Ali-Khan"),
        ("We saw Farida Malik teach", "Farida Malik"),
        ("Year One phonics with the English lead", None),
        ("At Peel Park we looked at the Key Stage Two plan", None),
        ("Watched three lessons. Agreed a short daily practice.", None),
        ("", None),
    ],
)
def test_a_remark_for_names_and_none_for_schools_and_plans(text: str, found: str | None) -> None:
    assert looks_like_a_name(text, KNOWN) == found
