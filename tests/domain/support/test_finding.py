"""What somebody means who types part of a name: the likeliest comes first."""

import pytest
from rapidfuzz import fuzz

from domain.support.finding import MOST, Findable, nearest, words_of

PEEL = Findable(1, "Peel Park Primary School", "Bradford", "101494")
TITUS = Findable(2, "Titus Salt School", "Shipley", "107440")
PARK = Findable(3, "Park Lane Infant School", "Leeds", "101495")
EVERY = (PEEL, TITUS, PARK)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Titus Salt School", TITUS),
        ("titus", TITUS),
        ("Park", PARK),
        ("peel pk", PEEL),
        ("park bradford", PEEL),
        ("101494", PEEL),
        ("10149", PARK),
        ("Titus Slat School", TITUS),
    ],
)
def test_the_likeliest_comes_first(typed: str, first: Findable) -> None:
    assert nearest(typed, EVERY, fuzz.ratio)[0] == first


def test_what_is_unlike_is_left_out_and_nothing_typed_lists_by_name() -> None:
    assert nearest("Zyzzyva", EVERY, fuzz.ratio) == []
    assert nearest(" ", EVERY, fuzz.ratio) == [PARK, PEEL, TITUS]


def test_a_list_is_no_longer_than_a_client_shows() -> None:
    many = [Findable(n, f"Elm Tree School {n:03}") for n in range(100)]
    assert len(nearest("elm", many, fuzz.ratio)) == MOST


def test_words_lose_their_commas_and_there_are_a_few_only() -> None:
    assert words_of("Peel Park, Bradford (101494)") == ["peel", "park", "bradford", "101494"]
    assert len(words_of("a " * 50)) == 6


def test_a_title_tells_one_from_another() -> None:
    assert PEEL.title == "Peel Park Primary School, Bradford (101494)"
    assert Findable(4, "Elm School").title == "Elm School"
