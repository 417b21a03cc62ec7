"""How often the remark about names is wrong, over two hundred phrases as leaders write them."""

from domain.visits.naming import names_in
from tests.domain.visits.naming_corpus import NAMED, UNNAMED
from tests.domain.visits.unseen_names import (
    SECOND_NAMED,
    SECOND_UNNAMED,
    UNSEEN_NAMED,
    UNSEEN_UNNAMED,
)

# Of a hundred phrases of either sort.
MOST_WRONG = 3


def test_hardly_a_name_is_missed_and_hardly_anything_else_is_taken_for_one() -> None:
    missed = [text for text, names in NAMED if set(names_in(text)) != set(names)]
    wrong = [text for text in UNNAMED if names_in(text)]
    assert (len(NAMED), len(UNNAMED)) == (100, 100)
    assert len(missed) <= MOST_WRONG, missed
    assert len(wrong) <= MOST_WRONG, wrong


def test_the_name_of_a_child_comes_first() -> None:
    text, names = NAMED[0]
    assert names_in(text) == names


def test_names_in_phrases_that_the_rules_had_not_seen_are_found_as_well() -> None:
    named, unnamed = UNSEEN_NAMED + SECOND_NAMED, UNSEEN_UNNAMED + SECOND_UNNAMED
    missed = [text for text, names in named if set(names_in(text)) != set(names)]
    wrong = [text for text in unnamed if names_in(text)]
    assert len(missed) <= len(named) * MOST_WRONG / 100, missed
    assert len(wrong) <= len(unnamed) * MOST_WRONG / 100, wrong
