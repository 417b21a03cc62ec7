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
    in_full,
    in_words,
    lacks_unit,
    parse_minutes,
    told_in_hours,
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
    ("minutes", "words"),
    [
        (180, "half day (3 hours)"),
        (360, "full day (6 hours)"),
        (60, "1 hour"),
        (45, "45 min"),
        (210, "3 h 30 min"),
    ],
)
def test_a_length_in_full_has_the_hours_of_a_day_beside_it(minutes: int, words: str) -> None:
    assert in_full(minutes, HOURS) == words


def test_a_longer_day_has_its_own_hours_beside_it() -> None:
    assert in_full(195, Fraction(13, 2)) == "half day (3 h 15 min)"


@pytest.mark.parametrize(
    ("typed", "in_hours"),
    [
        ("3h", True), ("9-12", True), ("180 min", True), ("half a day", False),
        ("all morning", False), ("", False), ("3", False), ("a while", False),
    ],
)  # fmt: skip
def test_what_is_told_in_days_is_not_told_in_hours(typed: str, in_hours: bool) -> None:
    assert told_in_hours(typed, HOURS) is in_hours


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
        ("2 hours or so", 120),
        ("1.5.2 h", None),
    ],
)
def test_a_time_is_read_in_days_hours_and_minutes_up_to_a_whole_day_and_night(
    typed: str,
    minutes: int | None,
) -> None:
    assert parse_minutes(typed, HOURS) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("full day", 360), ("whole day", 360), ("all day", 360), ("the whole day", 360),
        ("half-day", 180), ("½ day", 180), ("1/2 day", 180), ("morning", 180), ("pm", 180),
        ("all morning", 180), ("a.m.", 180), ("the afternoon", 180), ("am and pm", 360),
        ("a day and a half", 540), ("one and a half days", 540), ("quarter of a day", 90),
        ("half an hour", 30), ("half-hour", 30), ("½hr", 30), ("an hour", 60), ("hour", 60),
        ("two hours", 120), ("a couple of hours", 120), ("quarter of an hour", 15),
        ("three quarters of an hour", 45), ("an hour and a half", 90), ("hour and a half", 90),
        ("2 and a half hours", 150), ("two and a half hours", 150), ("1½ hours", 90),
        ("1 1/2 hrs", 90), ("2½", 150), ("3 and a half", 210), ("1.5", 90), ("2.5", 150),
        ("1:30", 90), ("1h30", 90), ("1hr30mins", 90), ("1 hr. 30 mins.", 90), ("2hrs 30", 150),
        ("1 hour and 15 minutes", 75), ("45", 45), ("45m", 45), ("90 mins", 90), ("15", 15),
        ("about 2 hours", 120), ("approx. 45 min", 45),
        ("2-3pm", 60), ("9.30-12", 150), ("9.30–12", 150), ("10-2", 240), ("9-11", 120),
        ("9 to 12", 180), ("1pm to 3pm", 120), ("11am-1pm", 120), ("9-3", 360),
        ("from 9 until 11.30", 150), ("0930-1200", 150), ("9am to noon", 180),
        ("half past nine to 12", 150),
        # Each of these could be two lengths, or is none.
        ("2-3", None), ("1-2 hours", None), ("1.30", None), ("1.15", None), ("½", None),
        ("2", None), ("two", None), ("14", None), ("0", None), ("half a morning", None),
        ("9.30-9.30", None), ("25-26", None), ("13pm-2pm", None), ("a few hours", None),
    ],
)  # fmt: skip
def test_a_length_is_read_as_people_say_it(typed: str, minutes: int | None) -> None:
    assert parse_minutes(typed, HOURS) == minutes


@pytest.mark.parametrize(
    ("typed", "lacks"),
    [("2", True), ("two", True), (" 14 ", True), ("0", False), ("15", False), ("2 h", False)],
)
def test_a_small_number_alone_may_be_hours_or_minutes(typed: str, lacks: bool) -> None:
    assert lacks_unit(typed) is lacks
    assert not lacks or parse_minutes(typed, HOURS) is None


@given(st.text(max_size=20))
def test_any_text_at_all_is_a_possible_time_or_none(text: str) -> None:
    found = parse_minutes(text, HOURS)
    assert found is None or 0 < found <= LONGEST == 24 * 60
