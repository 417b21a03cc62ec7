"""Text from outside is rid of what cannot be seen, and of nothing else."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import clean

ANY = st.text(st.characters(exclude_categories=()), max_size=60)
# What turns the direction of a line, so that a name reads as another: marks, embeddings, isolates.
TURNING = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("code", [*range(9), 11, 12, *range(14, 32), 127])
def test_control_characters_go(code: int) -> None:
    assert clean(f"Peel{chr(code)} Park") == "Peel Park"


@pytest.mark.parametrize("kept", ["\t", "\n", "\r", " ", "~"])
def test_tabs_and_line_ends_stay(kept: str) -> None:
    assert clean(f"Peel{kept}Park") == f"Peel{kept}Park"


@pytest.mark.parametrize("mark", TURNING)
def test_nothing_can_turn_a_line_round(mark: str) -> None:
    assert clean(f"Invoice {mark}fdp.exe") == "Invoice fdp.exe"


@pytest.mark.parametrize("lone", ["\ud800", "\udbff", "\udc00", "\udfff"])
def test_half_a_character_goes(lone: str) -> None:
    assert clean(f"a{lone}b") == "ab"


@pytest.mark.parametrize(
    "words",
    [
        "Siân O’Brien – “Year 2”, £350.50 …",
        "Зоя Łukasz Nguyễn 李小龙",
        "مدرسة بيل بارك",
        "👩🏽‍🏫 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "e\u0301 \u00a0 \u200b \u200c \u200d \u2028 \u2029 \u202f \u2065 \u206a",
    ],
)
def test_words_of_every_language_and_pictures_stay_as_they_were(words: str) -> None:
    assert clean(words) == words


KEPT = {"\t", "\n", "\r"}
# Unicode's classes of characters that set a direction; its three marks are of those of letters.
DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
MARKS = {"LEFT-TO-RIGHT MARK", "RIGHT-TO-LEFT MARK", "ARABIC LETTER MARK"}


def turns(character: str) -> bool:
    """Whether a character sets the direction of those beside it, by Unicode's own tables."""
    sets = unicodedata.bidirectional(character) in DIRECTIONS
    return sets or unicodedata.name(character, "") in MARKS


@pytest.mark.parametrize("category", ["Cc", "Cf"])
def test_of_all_controls_and_format_characters_those_go_that_are_promised(category: str) -> None:
    every = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) == category]
    assert len(every) > 60
    gone = [c for c in every if turns(c) or (category == "Cc" and c not in KEPT)]
    assert [c for c in every if clean(f"a{c}b") == "ab"] == gone
    assert [c for c in every if clean(f"a{c}b") == f"a{c}b"] == [c for c in every if c not in gone]


@given(ANY)
def test_whatever_is_clean_can_be_kept_and_is_clean(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode().decode() == cleaned
    assert "\0" not in cleaned
    assert clean(cleaned) == cleaned


@given(ANY)
def test_what_goes_is_never_a_letter_a_number_or_a_sign(text: str) -> None:
    seen = [c for c in text if unicodedata.category(c)[0] in "LMNPSZ"]
    assert [c for c in clean(text) if unicodedata.category(c)[0] in "LMNPSZ"] == seen
