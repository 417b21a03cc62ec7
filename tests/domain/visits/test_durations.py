"""Time spent, as people choose it, type it and read it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.visits.durations import (
    CHOICES,
    LONGEST,
    as_choice,
    choice_minutes,
    in_words,
    parse_minutes,
)

HOURS = Fraction(6)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90 min", 90), ("1h30", 90), ("1 h 30 min", 90), ("1.5 hours", 90), ("1,5 h", 90),
        ("45", 45), ("2h", 120),
        ("half a day", 180), ("a day", 360), ("2 days", 720), ("0.5 day", 180),
        ("", None), ("a while", None), ("0", None), ("25 hours", None), ("-2 h", None),
        ("½", None), ("2026", None),
    ],
)  # fmt: skip
def test_what_people_type(typed: str, minutes: int | None) -> None:
    assert parse_minutes(typed, HOURS) == minutes


@given(st.integers(1, LONGEST))
def test_any_length_can_be_shown_and_read_again(minutes: int) -> None:
    choice, other = as_choice(minutes, HOURS)
    assert (choice_minutes(choice, HOURS) or parse_minutes(other, HOURS)) == minutes
    assert in_words(minutes, HOURS)


def test_a_hub_with_a_longer_day_has_a_longer_half_day() -> None:
    assert choice_minutes("half", Fraction(7)) == 210
    assert in_words(210, Fraction(7)) == "half day"


@pytest.mark.parametrize(
    ("choice", "minutes"),
    [
        ("30", 30),
        ("60", 60),
        ("120", 120),
        ("half", 180),
        ("day", 360),
        ("other", None),
        ("90", None),
        ("", None),
    ],
)
def test_only_what_is_offered_can_be_chosen(choice: str, minutes: int | None) -> None:
    assert choice_minutes(choice, HOURS) == minutes
    if minutes:
        assert as_choice(minutes, HOURS) == (choice, "")


def test_what_is_not_offered_stands_in_words_beside_other() -> None:
    assert as_choice(95, HOURS) == ("other", "1 h 35 min")
    assert as_choice(180, Fraction(7)) == ("other", "3 hours")


def test_every_offered_time_but_other_has_its_minutes() -> None:
    offered = {choice: choice_minutes(choice, HOURS) for choice in CHOICES}
    assert [choice for choice, minutes in offered.items() if minutes is None] == ["other"]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (45, "45 min"),
        (60, "1 hour"),
        (61, "1 h 1 min"),
        (120, "2 hours"),
        (150, "2 h 30 min"),
        (180, "half day"),
        (360, "full day"),
        (1_440, "24 hours"),
    ],
)
def test_a_length_of_time_is_written_as_people_say_it(minutes: int, words: str) -> None:
    assert in_words(minutes, HOURS) == words


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("half day", 180),
        ("Half a Day", 180),
        ("a half day", 180),
        ("one day", 360),
        ("a  day", 360),
        ("1,5 days", 540),
        ("1.25d", 450),
        ("2 HRS 5 mins", 125),
        ("24 hours", 1_440),
        ("24 h 1 min", None),
        ("1440", 1_440),
        ("1441", None),
        ("5 days", None),
        ("0 days", None),
        ("h", None),
        ("min", None),
        ("two hours", None),
        ("1.5.2 h", None),
    ],
)
def test_a_time_is_read_in_days_hours_and_minutes_up_to_a_whole_day_and_night(
    typed: str,
    minutes: int | None,
) -> None:
    assert parse_minutes(typed, HOURS) == minutes


@given(st.text(max_size=20))
def test_any_text_at_all_is_a_possible_time_or_none(text: str) -> None:
    found = parse_minutes(text, HOURS)
    assert found is None or 0 < found <= LONGEST == 24 * 60
