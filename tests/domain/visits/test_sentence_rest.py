"""What is left of a sentence as the text of its record."""

import pytest

from tests.domain.visits.test_sentences import said


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Visited Keelham today. Watched phonics. On track.", "Watched phonics"),
        ("Watched phonics at Keelham today, on track", "Watched phonics"),
        ("Spent the morning at Keelham and watched phonics", "Watched phonics"),
        ("Phone call with Keelham about cover", "Cover"),
        ("Rang the office about cover today", "Rang the office about cover"),
        ("Some concerns about Year 4", "Some concerns about Year 4"),
        ("visit Keelham", ""),
        ("Keelham yesterday", ""),
        ("Keelham 2h with the head, on track", "Keelham 2h with the head, on track"),
    ],
)
def test_facts_are_taken_off_the_edges_and_nothing_else(typed: str, text: str) -> None:
    assert said(typed).text == text
