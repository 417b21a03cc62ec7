"""Messages that are no record, as people type them: what each asks for, and that it opens none."""

import pytest

from tests.domain.conversation.corpus import RECORD, SOURCES, is_right, requests, understood_as

# Of a hundred; and of one part, the messages that may open a record.
ENOUGH, MOST_OPENED = 95, 1


@pytest.mark.parametrize("part", SOURCES)
def test_what_is_no_record_is_taken_for_what_it_asks(part: str) -> None:
    found = [(wanted, understood_as(text, part), text) for wanted, text in requests(part)]
    wrong = [each for each in found if not is_right(each[0], each[1])]
    opened = [each for each in wrong if each[1] == RECORD]
    assert 100 * (len(found) - len(wrong)) >= ENOUGH * len(found), wrong
    assert len(opened) <= MOST_OPENED, opened
