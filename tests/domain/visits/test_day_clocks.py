"""Times and parts of the day that belong to the words of a day."""

from domain.visits.day_clocks import from_clock, with_clock, with_part
from domain.visits.sentence_days import DAY
from domain.visits.sentence_words import Fact, sentence_of


def test_the_time_before_or_behind_a_day_belongs_to_it() -> None:
    assert from_clock(sentence_of("met at 2pm today"), 3, ()) == 1
    assert from_clock(sentence_of("met 2pm today"), 2, ()) == 2
    assert with_clock(sentence_of("today at 2pm in class"), Fact(DAY, 0, 1), ()) == 3
    assert with_clock(sentence_of("today in class"), Fact(DAY, 0, 1), ()) == 1
    assert with_clock(sentence_of("today 2pm"), Fact(DAY, 0, 1), [Fact("length", 1, 2)]) == 1


def test_the_part_of_the_day_behind_it_belongs_to_it_too() -> None:
    assert with_part(sentence_of("monday morning in class"), 1, ()) == 2
    assert with_part(sentence_of("monday, morning in class"), 1, ()) == 1
