"""What people ask for in their own words, and that no record is taken for a request."""

import pytest

from domain.conversation.asking import (
    Wanted,
    asked_in_general,
    asked_surely,
    is_small_talk,
    without_request,
)
from tests.domain.visits.corpus import examples


def asked_for(text: str) -> Wanted | None:
    """What a text asks for by patterns alone."""
    return asked_surely(text) or asked_in_general(text)


def test_no_sentence_of_a_record_asks_for_anything() -> None:
    typed = (e.typed for e in examples() if without_request(e.typed) == e.typed)
    assert [text for text in typed if asked_for(text)] == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("how do I change a visit", Wanted.LAST_RECORD),
        ("move my visit to Friday", Wanted.MOVE),
        ("moved my visit to Friday", None),
        ("call off my visit to Newby", Wanted.MOVE),
        ("call off the next visit", Wanted.MOVE),
        ("a call, off site, with the head", None),
        ("I am going to Newby on Thursday", Wanted.PLAN),
        ("I went to Newby on Thursday", None),
        ("met the head, I will see her again on 4 Dec", None),
        ("show me everything I did in October", Wanted.QUESTION),
        ("whats the number of the head", Wanted.QUESTION),
        ("did book looks with the head", None),
        ("hoping to meet the governors in January", Wanted.PLAN),
        ("morning! how are you today", Wanted.THANKS),
        ("what are my next steps", Wanted.STEPS),
        ("discussed next steps with the head", None),
        ("👍", Wanted.THANKS),
        ("???", Wanted.HELP),
        ("", None),
        ("asdf", None),
    ],
)
def test_a_text_asks_for_one_thing_or_for_none(text: str, asked: Wanted | None) -> None:
    assert asked_for(text) is asked


def test_small_talk_is_nothing_but_small_words() -> None:
    assert is_small_talk("ok, thanks so much!") and not is_small_talk("ok met the head")


def test_a_request_to_record_is_no_part_of_the_record() -> None:
    assert without_request("please log a visit to Newby, 2h") == "Newby, 2h"
    assert without_request("Record a visit") == "Record a visit"
    assert without_request("Recorded phonics") == "Recorded phonics"
