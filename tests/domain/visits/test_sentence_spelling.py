"""Short forms and slips in what is typed on a telephone."""

import pytest

from domain.visits.sentence_spelling import spelt


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("yest", "yesterday"),
        ("y'day", "yesterday"),
        ("wednsday", "wednesday"),
        ("huors", "hours"),
        ("mtg", "meeting"),
        ("concenrs", "concerns"),
        ("concerts", "concerts"),
        ("leavers", "leavers"),
        ("phone", "phone"),
        ("teaches", "teaches"),
    ],
)
def test_a_word_is_read_as_it_is_meant(typed: str, read: str) -> None:
    assert spelt(typed) == read
