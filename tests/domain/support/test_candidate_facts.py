"""What is read of a leader's own list, and how far places are from each other."""

import pytest

from domain.support.candidate_facts import LeaderFacts, Spot, entries, has_specialism, miles_between


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ()),
        ("Early reading; Phonics", ("Early reading", "Phonics")),
        ("Early  reading,Phonics /  SEND;", ("Early reading", "Phonics", "SEND")),
        ("Maths; maths", ("maths",)),
    ],
)
def test_a_list_is_read_as_its_entries(typed: str, found: tuple[str, ...]) -> None:
    assert entries(typed) == found


@pytest.mark.parametrize(
    ("need", "has"),
    [("early  READING", True), ("Phonics", True), ("reading", False), ("", False)],
)
def test_a_need_is_met_word_for_word(need: str, has: bool) -> None:
    leader = LeaderFacts(1, "Amara Lewis", specialisms="Early reading; Phonics")
    assert has_specialism(leader, need) is has


def test_miles_go_in_a_straight_line_to_one_decimal() -> None:
    dale_view, elmwood = Spot(416500, 432700), Spot(411400, 440300)
    assert miles_between(dale_view, elmwood) == 5.7
    assert miles_between(dale_view, dale_view) == 0
    assert miles_between(Spot(1), elmwood) is None and miles_between(elmwood, Spot(1)) is None
