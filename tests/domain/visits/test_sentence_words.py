"""The words of a sentence: short forms spelt out, and where one thing ends."""

from hypothesis import given
from hypothesis import strategies as st

from domain.visits.sentence_words import sentence_of, words_of


def test_short_forms_are_read_in_full_and_marks_end_what_is_before_them() -> None:
    sentence = sentence_of("Keelham 2day, w/ HT – ontrack. St. John's nxt")
    assert sentence.line == "keelham today ; with ht ; on track ; st john's next"
    assert sentence.clauses == [(0, 2), (2, 4), (4, 5), (5, 8)]
    assert (sentence.part(0, 2), sentence.part(1, 3)) == ("keelham today", "")


def test_a_dictated_full_stop_is_one_and_its_ordinals_are_numbers() -> None:
    line = sentence_of("half day full stop next visit eighth of december").line
    assert line == "half day ; next visit 8th of december"
    assert sentence_of("monday the twenty first").line == "monday the 21st"
    assert sentence_of("newby comma 2h comma on track").line == "newby ; 2h ; on track"
    assert sentence_of("taught the comma").line == "taught the comma"


@given(st.text(max_size=60))
def test_every_word_stands_where_it_says(text: str) -> None:
    for word in words_of(text):
        assert 0 <= word.begins < word.stops <= len(text)
        assert not text[word.begins : word.stops].isspace()
