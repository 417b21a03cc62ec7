"""A school's word about a report: how long it may be, and when it may be empty."""

import pytest

from domain.errors import Refused
from domain.quality.school_words import LONGEST_WORD, WordValues, judge_word


def test_a_word_is_kept_as_it_was_typed_without_blanks_at_its_ends() -> None:
    assert judge_word(WordValues(" It helped us. "), "") == "It helped us."
    assert judge_word(WordValues("x" * LONGEST_WORD), "") == "x" * LONGEST_WORD


@pytest.mark.parametrize(("typed", "kind"), [("", "missing"), ("x" * 501, "too_long")])
def test_what_is_no_word(typed: str, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        judge_word(WordValues(typed), "")
    assert [(p.field, p.kind) for p in refused.value.problems] == [("word", kind)]


def test_empty_takes_away_what_stood() -> None:
    assert judge_word(WordValues(""), "It helped us.") == ""
