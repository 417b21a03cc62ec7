"""Lengths of time inside a sentence, and numbers that are none."""

from fractions import Fraction

import pytest

from domain.visits.sentence_times import length_said, lengths
from domain.visits.sentence_words import sentence_of


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("met the head for 2 hours", 120),
        ("spent the morning there", 180),
        ("keelham tues am", 180),
        ("spent this morning there", 180),
        ("afternoon at Newby", 180),
        ("phase 2 phonics groups. 2.5 hours", 150),
        ("newby 25/11 1.5 phonics", 90),
        ("keelham 1.15pm - 3pm", 105),
        ("ten minutes with the head", 10),
        ("keelham this morning", None),
        ("in the morning we met", None),
        ("keelham yesterday afternoon, 2 hours", 120),
        ("watched Years 3-4 for 45 min", 45),
        ("read pages 9 to 12", None),
        ("9.30-12 with the head", 150),
        ("he was 10 minutes late, 2h in all", 120),
        ("an inset day on phonics", None),
        ("3 days ago", None),
        ("phonics for 2-3 hours", None),
        ("x2 hrs of phonics", 120),
        ("hour ish on phonics", 60),
        (".5 day on phonics", 180),
        ("1hr ten on phonics", 70),
        ("2 full days", 720),
        ("meant to be a full day, stayed 2 hours", 120),
        ("arrived at 9 and left at 11.30", 150),
        ("next visit 1 Dec, 10:00", None),
        ("Year 6 and 5 children", None),
    ],
)
def test_a_length_is_found_in_its_sentence(text: str, minutes: int | None) -> None:
    assert length_said(lengths(sentence_of(text), Fraction(6))) == minutes


def test_of_two_lengths_none_is_chosen() -> None:
    assert length_said(lengths(sentence_of("1 hour, then 30 min"), Fraction(6))) is None
