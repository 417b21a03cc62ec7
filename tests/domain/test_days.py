"""The hub's calendar: a day of it has days before and after, whatever is counted from it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.days import FIRST_DAY, LAST_DAY, in_calendar
from domain.prompts.calendar import Calendar
from domain.prompts.days import day_of
from domain.visits.judgement import day_of as typed_day

DAY = timedelta(days=1)


@pytest.mark.parametrize("beyond", [date.min, FIRST_DAY - DAY, LAST_DAY + DAY, date.max])
def test_the_ends_of_all_calendars_are_no_days_of_a_hub(beyond: date) -> None:
    assert not in_calendar(beyond)
    assert typed_day(beyond.isoformat()) is None
    assert in_calendar(FIRST_DAY) and in_calendar(LAST_DAY)


@given(st.dates(FIRST_DAY, LAST_DAY), st.integers(1, 52))
def test_any_of_its_days_can_be_prompted_for(on: date, silent_weeks: int) -> None:
    assert day_of(Calendar(), on, silent_weeks, on).on == on
