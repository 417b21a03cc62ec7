"""From when to when: as written on a telephone, the shortest time that fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.visits.clock_ranges import LONGEST, minutes_between


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("9-12", 180),
        ("9.30-12", 150),
        ("9:15 to 10:45", 90),
        ("11-1pm", 120),
        ("9am-3", 360),
        ("8.45-3.15", 390),
        ("13:00-14:30", 90),
        ("9 till lunch", 180),
        ("nine to eleven", 120),
        ("half nine to noon", 150),
        ("from 1 to 3", 120),
        ("1 till 3", 120),
        ("between 1.30 and 3.00", 90),
        ("quarter past nine to quarter to eleven", 90),
        ("nine thirty to eleven", 90),
        ("1330-1500", 90),
        ("1-2", None),
        ("12-12", None),
        ("9", None),
        ("9.75-10", None),
    ],
)
def test_a_range_is_the_shortest_time_that_fits(words: str, minutes: int | None) -> None:
    assert minutes_between(words) == minutes


@given(st.text(max_size=20))
def test_any_text_is_a_possible_time_or_none(text: str) -> None:
    found = minutes_between(text)
    assert found is None or 0 < found < LONGEST
