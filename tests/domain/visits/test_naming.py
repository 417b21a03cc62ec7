"""What looks like a person's name."""

from collections.abc import Iterable

import pytest

from domain.visits.naming import names_in

KNOWN = ("Peel Park Primary School and Nursery", "Early reading", "Bradford")


def first_name(text: str, known: Iterable[str] = ()) -> str | None:
    """The first of the names in a text."""
    return next(iter(names_in(text, known)), None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Watched lessons with Mrs Hussain.", "Mrs Hussain"),
        ("Dr. Ali-Khan joined us", "Dr. Ali-Khan"),
        ("We saw Farida Malik teach", "Farida Malik"),
        ("Year One phonics with the English lead", None),
        ("At Peel Park we looked at the Key Stage Two plan", None),
        ("Watched three lessons. Agreed a short daily practice.", None),
        ("", None),
    ],
)
def test_a_remark_for_names_and_none_for_schools_and_plans(text: str, found: str | None) -> None:
    assert first_name(text, KNOWN) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Malik Phonics plan", None),
        ("Phonics Malik plan", None),
        ("we saw Farida Bradford teach", None),
        ("we saw Bradford Malik teach", None),
        ("Tom Ellison met Farida Malik", "Tom Ellison"),
        ("Peel Park with Tom Ellison", "Tom Ellison"),
        ("Farida Malik met Mr Ellison", "Farida Malik"),
        ("Met tom ellison and mr ellison", None),
        ("Miss Day, Prof Day and Rev Day", "Miss Day"),
    ],
)
def test_a_pair_is_a_name_where_neither_word_is_known_and_a_title_always(
    text: str,
    found: str | None,
) -> None:
    assert first_name(text, KNOWN) == found


def test_without_a_school_or_plan_only_ordinary_words_are_known() -> None:
    assert first_name("at Peel Park") == "Peel Park"
    assert first_name("Deputy Head") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thanked Farida Malik", "Farida Malik"),
        ("  Thanked Farida Malik", "Farida Malik"),
        *((f"We met{end} Thanked Farida Malik", "Farida Malik") for end in ".!?:;•–"),
        ("We met Mohammed Ali Khan", "Mohammed Ali Khan"),
        ("Part X Mohammed Ali Khan", "Mohammed Ali Khan"),
    ],
)
def test_what_somebody_did_is_no_name_at_the_head_of_a_sentence_only(text: str, found: str) -> None:
    assert first_name(text) == found


def test_all_names_are_told_those_of_children_first() -> None:
    text = "Met Mrs Jones about Tommy Smith in Year 4. Tom Reid and Mrs Jones agreed."
    assert names_in(text) == ("Tommy Smith", "Mrs Jones", "Tom Reid")


def test_a_month_is_a_first_name_only_where_it_says_nothing_of_the_time() -> None:
    assert names_in("June Carter led") == ("June Carter",)
    assert names_in("In June Carter led") == ()
    assert names_in("Saw Tom Short") == ("Tom Short",)
