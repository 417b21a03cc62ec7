"""How a school's name is said and cut short by those who work with it."""

import pytest

from domain.support.names_said import cut_short, ways_to_say


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ley top primary school", "ltp"),
        ("our lady of lourdes catholic primary school", "olol"),
        ("our lady of lourdes catholic primary school", "lourdes"),
        ("titus salt school", "salt school"),
        ("low wyke first school", "wyke first"),
    ],
)
def test_a_part_or_letters_of_a_name_say_it(name: str, said: str) -> None:
    assert said in ways_to_say(name.split(), initials=True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        # It is Bowling Park Primary's as well.
        ("peel park primary school", "park primary"),
        # The senior leaders of any school.
        ("summit learning trust", "slt"),
    ],
)
def test_what_anybody_says_is_no_name(name: str, said: str) -> None:
    assert said not in ways_to_say(name.split(), initials=True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ravensworth high school", "rav high"),
        ("st josephs catholic primary school", "st joes"),
        ("st cuthberts primary school", "st cuths"),
        ("st wilfrids catholic primary school", "wilfrids"),
    ],
)
def test_a_name_is_cut_short(name: str, said: str) -> None:
    assert said in cut_short(name.split())


def test_a_word_of_any_sentence_is_not_cut_short() -> None:
    assert cut_short(["park", "primary", "school"]) == set()
