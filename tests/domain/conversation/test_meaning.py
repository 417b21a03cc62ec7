"""What a text asks for where no pattern says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.conversation.asking import Wanted, asked_in_general
from domain.conversation.commands_meant import Meant
from domain.conversation.examples import shipped_samples
from domain.conversation.likeness import Sample, Samples
from domain.conversation.meaning import Asked, Perhaps, likely_asked
from tests.domain.visits.corpus_schools import SCHOOLS_OF

TORN = Samples(
    [Sample("MOVE", ("soon", "perhaps", "then")), Sample("AWAY", ("soon", "perhaps", "now"))]
)
SCHOOLS = ("Peel Park Primary School",)


def anything(_asked: Asked) -> bool:
    return True


def nothing(_asked: Asked) -> bool:
    return False


def asked(text: str) -> Asked | Perhaps | None:
    return likely_asked(text, SCHOOLS, anything, shipped_samples())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("how long's left on peel park then", Wanted.SUPPORT),
        ("could peel park be shoved to the week after", Wanted.MOVE),
        ("any word yet on the maths help we asked you for", Meant("requests")),
        ("2 hrs peel park mon w SENCO on provision, on track", None),
        ("Peel Park", None),
        ("Reminder call with the head of Peel Park about books", None),
        ("sdfkjh wqeoiu", None),
        ("", None),
    ],
)
def test_a_text_is_taken_for_what_the_examples_like_it_are(text: str, wanted: Asked | None) -> None:
    assert asked(text) == wanted


def test_hardly_a_schools_name_alone_asks_for_anything() -> None:
    """An officer types it, whose schools are not known as theirs."""
    names = {name for schools in SCHOOLS_OF.values() for name in schools.values()}
    names |= {" ".join(name.split()[:2]) for name in names}
    taken = [n for n in names if likely_asked(n, (), anything, shipped_samples())]
    assert 100 * len(taken) < len(names), taken


def test_what_the_speaker_may_not_have_is_a_question() -> None:
    text = "how long's left on peel park then"
    assert likely_asked(text, SCHOOLS, nothing, shipped_samples()) is Wanted.QUESTION


def test_what_is_as_like_one_kind_as_another_is_not_decided() -> None:
    assert likely_asked("soon perhaps", SCHOOLS, anything, TORN) is None


def test_of_a_sentence_that_is_not_sure_it_is_asked_back() -> None:
    found = likely_asked("soon perhaps some other one", SCHOOLS, anything, TORN)
    assert isinstance(found, Perhaps) and found.asked in {Wanted.MOVE, Wanted.AWAY}


def test_who_asks_is_told_so_where_the_examples_tell_of_a_visit() -> None:
    told = Samples([Sample("RECORD", ("was", "there"))])
    assert likely_asked("was it there?", SCHOOLS, anything, told) is Wanted.QUESTION


@given(st.text())
def test_what_no_example_has_a_word_of_is_asked_in_general(text: str) -> None:
    assert likely_asked(text, (), anything, Samples([])) == asked_in_general(text)


@given(st.sampled_from(("wen am i nxt in peel park", "pls stop the daily msgs")))
def test_case_and_stops_change_nothing(text: str) -> None:
    assert asked(text) == asked(text.upper()) == asked(f"  {text}!!") is not None
