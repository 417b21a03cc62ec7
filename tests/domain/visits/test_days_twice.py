"""Days inside a sentence that are said twice over, and not the same."""

from datetime import date

import pytest

from domain.visits.days_twice import both_said, says_next
from domain.visits.sentence_days import NEXT_TWO, TWO, days_said
from domain.visits.sentence_words import sentence_of

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tuesday 25 november in class", [(TWO, "tuesday 25 november")]),
        ("25/11 (tues)", [(TWO, "25/11 tuesday")]),
        ("tues 25", [(TWO, "tuesday 25")]),
        ("tues 25, phonics", [(TWO, "tuesday 25")]),
        ("on track next tues 9 dec", [(NEXT_TWO, "tuesday 9 dec")]),
        ("on track, back on tues 9 dec", [(NEXT_TWO, "on tuesday 9 dec")]),
        ("on track, tues 9 dec next", [(NEXT_TWO, "tuesday 9 dec")]),
        ("reports for tues 25 nov", []),
        ("moderation tues 9 dec", []),
    ],
)
def test_two_days_are_found_and_neither_is_taken(text: str, found: list[tuple[str, str]]) -> None:
    sentence = sentence_of(text)
    said = days_said(sentence, THURSDAY, ())
    words = [(f.what, " ".join(w.read for w in sentence.words[f.begins : f.ends])) for f in said]
    assert words == found
    assert all(fact.value is None for fact in said)


def test_a_weekday_with_a_number_of_something_is_that_weekday() -> None:
    [said] = days_said(sentence_of("tues 25 children read"), THURSDAY, ())
    assert said.value == date(2026, 11, 24)
    assert both_said("tues 25", sentence_of("tues 25 children"), 2, THURSDAY, ()) is None


def test_a_day_is_called_that_of_the_next_visit_before_it_or_behind() -> None:
    assert says_next(sentence_of("next tues 9 dec"), 0, 4)
    assert says_next(sentence_of("tues 9 dec next"), 0, 3)
    assert not says_next(sentence_of("tues 9 dec"), 0, 3)
