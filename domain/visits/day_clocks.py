"""The time of day, or the part of the day, that belongs to the words of a day."""

from collections.abc import Sequence

from domain.visits import when_words as when
from domain.visits.sentence_words import Fact, Sentence, covered


def from_clock(sentence: Sentence, place: int, taken: Sequence[Fact]) -> int:
    """The beginning of a day, with the time of day before it: "at 2pm today"."""
    free = place > 1 and not covered(place - 1, taken)
    at = free and when.CLOCK.fullmatch(sentence.part(place - 2, place))
    return place - 2 if at and sentence.words[place - 2].read == "at" else place


def with_clock(sentence: Sentence, fact: Fact, taken: Sequence[Fact]) -> int:
    """The end of a day, with its time of day."""
    if covered(fact.ends, taken):
        return fact.ends
    for ends in (fact.ends + 2, fact.ends + 1):
        if when.CLOCK.fullmatch(sentence.part(fact.ends, ends)) and ends <= len(sentence.words):
            return ends
    return fact.ends


def with_part(sentence: Sentence, ends: int, taken: Sequence[Fact]) -> int:
    """The end of a day's words, with the part of the day that follows them."""
    follows = ends < len(sentence.words) and not sentence.words[ends - 1].ends
    if follows and sentence.words[ends].read in when.PARTS and not covered(ends, taken):
        return ends + 1
    return ends
