"""What people may ask for: the specialisms of those who give support, most used first."""

from hypothesis import given
from hypothesis import strategies as st

from domain.support.candidate_facts import entries, plain_key
from domain.support.needs import MOST_NEEDS, known_needs


def test_the_most_used_comes_first_as_most_write_it() -> None:
    told = ("Early reading; Phonics", "early reading; SEND", "Early reading", "SEND; Governance")
    assert known_needs(told) == ("Early reading", "SEND", "Governance", "Phonics")


def test_without_leaders_there_is_nothing_to_choose_from() -> None:
    assert known_needs([]) == known_needs([""]) == ()


@given(st.lists(st.text(alphabet="aAbB; ", max_size=20)))
def test_each_stands_once_and_was_written_by_somebody(told: list[str]) -> None:
    found = known_needs(told)
    written = {entry for text in told for entry in entries(text)}
    assert len({plain_key(need) for need in found}) == len(found) <= MOST_NEEDS
    assert set(found) <= written
