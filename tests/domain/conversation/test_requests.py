"""Messages that are no record, as people type them: what each asks for, and that it opens none."""

import pytest

from domain.conversation.likeness import Samples
from tests.domain.conversation.corpus import RECORD, SOURCES, is_right, requests, understood_as
from tests.domain.conversation.ship_examples import all_but

# Of a hundred; and of one part, the messages that may open a record.
ENOUGH, MOST_OPENED = 95, 1
# Of a hundred, where no example is of their own part.
UNTAUGHT = 75


@pytest.mark.parametrize("part", SOURCES)
def test_what_is_no_record_is_taken_for_what_it_asks(part: str) -> None:
    found = [(wanted, understood_as(text, part), text) for wanted, text in requests(part)]
    wrong = [each for each in found if not is_right(each[0], each[1])]
    opened = [each for each in wrong if each[1] == RECORD]
    assert 100 * (len(found) - len(wrong)) >= ENOUGH * len(found), wrong
    assert len(opened) <= MOST_OPENED, opened


@pytest.mark.parametrize("part", ["unseen", "twenty_fourth", "twenty_fifth"])
def test_the_examples_of_other_parts_teach_what_a_part_asks(part: str) -> None:
    others = Samples([sample for sample in all_but(part) if sample.words])
    found = [(wanted, understood_as(text, part, others)) for wanted, text in requests(part)]
    right = sum(is_right(wanted, taken) for wanted, taken in found)
    assert 100 * right >= UNTAUGHT * len(found)
    assert RECORD not in {taken for _, taken in found}
