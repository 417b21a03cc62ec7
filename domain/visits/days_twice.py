"""A day that a sentence says twice over, and not the same: "Tuesday 25 November", a Wednesday."""

import re
from collections.abc import Sequence
from datetime import date

from domain.two_days import TwoDays, two_days
from domain.visits import when_words as when
from domain.visits.sentence_words import Fact, Sentence, covered

_COUNTS = re.compile(r"[a-z]+ \d{1,2}")


def both_said(
    words: str, sentence: Sentence, ends: int, today: date, taken: Sequence[Fact]
) -> TwoDays | None:
    """The two days that `words` name, which end before that place: Tue 25 Nov, next Tue 25 Nov."""
    words = words.removeprefix("next ")
    both = two_days(words, today) if re.search(r"\d", words) else None
    # "Tues 25 children" is Tuesday.
    closes = ends == len(sentence.words) or sentence.words[ends - 1].ends or covered(ends, taken)
    return both if closes or not _COUNTS.fullmatch(words) else None


def says_next(sentence: Sentence, begins: int, ends: int) -> bool:
    """Whether a day is called that of the next visit: next Tue 25 Nov, Tue 25 Nov next."""
    behind = sentence.line[sentence.places[ends] :] if ends < len(sentence.words) else ""
    return sentence.words[begins].read == "next" or bool(when.COMES_BEHIND.match(behind))
