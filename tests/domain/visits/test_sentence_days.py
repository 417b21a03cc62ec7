"""Days inside a sentence: of the visit, of the next one, or of neither."""

from datetime import date

import pytest

from domain.visits.sentence_days import DAY, NEXT, NEXT_IN_TEXT, UNCLEAR, days_said
from domain.visits.sentence_words import sentence_of

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("met yesterday", [(DAY, date(2026, 11, 25))]),
        ("this morning at Newby", [(DAY, THURSDAY)]),
        ("Friday, 20 November", [(DAY, date(2026, 11, 20))]),
        ("on track, next visit 8 Dec", [(NEXT, date(2026, 12, 8))]),
        ("back in two weeks", [(NEXT, date(2026, 12, 10))]),
        ("see them again on Tuesday", [(NEXT, date(2026, 12, 1))]),
        ("nxt fri 4 dec", [(NEXT, date(2026, 12, 4))]),
        ("on track - 4 dec next", [(NEXT, date(2026, 12, 4))]),
        ("next visit monday the seventh", [(NEXT, date(2026, 12, 7))]),
        ("january the twelfth next", [(NEXT, date(2027, 1, 12))]),
        ("next visit in the 2nd week of term", []),
        ("there and back yesterday", [(DAY, date(2026, 11, 25))]),
        ("ready for the deadline of 4 Dec", []),
        ("sat with the head in may", []),
        ("6th form attendance", []),
        ("next visit 8th or 9th Dec", []),
        ("next visit Monday fortnight", [(NEXT, date(2026, 12, 14))]),
        ("next visit with the head on 8/12", [(NEXT_IN_TEXT, date(2026, 12, 8))]),
        ("next visit w/c 7 Dec", []),
        ("weds 16th at Newby", []),
        ("monday gone", [(DAY, date(2026, 11, 23))]),
        ("phonics, on track, 9/12", [(NEXT, date(2026, 12, 9))]),
        ("last week", [(UNCLEAR, None)]),
        ("last Tuesday", [(UNCLEAR, None)]),
        ("5 March", []),
        ("5 March 2026", [(DAY, date(2026, 3, 5))]),
    ],
)
def test_a_day_is_found_in_its_sentence(text: str, found: list[tuple[str, date | None]]) -> None:
    said = days_said(sentence_of(text), THURSDAY, ())
    assert [(fact.what, fact.value) for fact in said] == found
