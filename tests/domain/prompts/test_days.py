"""A day by a school's calendar: what is owed before it, and of which weeks heads hear on it."""

from datetime import date

import pytest

from domain.prompts.days import day_of, oldest_owed
from domain.visits.visits import OLDEST
from tests.domain.prompts.autumn import CALENDAR, DAY
from tests.make import TODAY


def test_before_holidays_heads_hear_on_the_last_school_day_of_the_week_after_them() -> None:
    friday, thursday = (day_of(CALENDAR, date(2026, 10, day), 4, None) for day in (23, 22))
    assert friday.weeks_announced == (date(2026, 11, 2),)
    assert thursday.weeks_announced == (date(2026, 10, 26),)
    assert day_of(CALENDAR, date(2026, 10, 29), 4, None).weeks_announced == ()


@pytest.mark.parametrize(
    ("working", "told"),
    [
        ({0, 1, 2, 3, 4}, ["22 Oct: 26 Oct", "23 Oct: 2 Nov", "5 Nov: 9 Nov"]),
        ({0, 1}, ["20 Oct: 26 Oct, 2 Nov", "3 Nov: 9 Nov"]),
        ({0, 4}, ["19 Oct: 26 Oct", "23 Oct: 2 Nov", "2 Nov: 9 Nov"]),
        ({4}, ["23 Oct: 26 Oct, 2 Nov", "6 Nov: 9 Nov"]),
    ],
)
def test_heads_who_are_not_in_on_thursdays_hear_on_their_last_day_before(
    working: set[int], told: list[str]
) -> None:
    days = [date(2026, 10, 19) + n * DAY for n in range(21)]
    heard = {on: day_of(CALENDAR, on, 4, None, working).weeks_announced for on in days}
    said = [
        f"{on:%-d %b}: {', '.join(f'{week:%-d %b}' for week in weeks)}"
        for on, weeks in heard.items()
        if weeks
    ]
    assert said == told


def test_visits_planned_from_the_last_school_day_before_the_start_are_owed() -> None:
    begun = date(2026, 11, 16)
    assert oldest_owed(day_of(CALENDAR, TODAY, 4, begun)) == date(2026, 11, 13)
    assert oldest_owed(day_of(CALENDAR, TODAY, 4, None)) == TODAY - OLDEST
    assert oldest_owed(day_of(CALENDAR, TODAY + 2 * OLDEST, 4, begun)) == TODAY + OLDEST


def test_a_day_away_from_school_is_known_as_one() -> None:
    days = {TODAY: True, TODAY - DAY: False, date(2026, 10, 26): False}
    assert {on: day_of(CALENDAR, on, 4, None).school_day for on in days} == days


def test_what_is_owed_late_and_silent_is_counted_in_school_days() -> None:
    """A Wednesday: the INSET day before it counts, half term three weeks before it does not."""
    wednesday = day_of(CALENDAR, date(2026, 11, 25), 4, None)
    assert wednesday.owed_before == date(2026, 11, 25)
    assert wednesday.late_before == date(2026, 11, 18)
    assert wednesday.silent_before == date(2026, 10, 22)


def test_on_a_sunday_all_of_the_week_before_is_owed() -> None:
    sunday = day_of(CALENDAR, date(2026, 11, 22), 1, None)
    assert sunday.owed_before == date(2026, 11, 20)
    assert sunday.late_before == date(2026, 11, 13)
    assert sunday.silent_before == date(2026, 11, 16)


def test_nothing_has_begun_before_the_start_and_everything_where_there_is_none() -> None:
    begun = day_of(CALENDAR, TODAY, 4, TODAY)
    assert [begun.prompts_for(TODAY + n * DAY) for n in (-1, 0, 1)] == [False, True, True]
    assert day_of(CALENDAR, TODAY, 4, None).prompts_for(date.min)


def test_visits_are_owed_from_the_last_school_day_before_the_start() -> None:
    after_half_term = date(2026, 11, 2)
    assert day_of(CALENDAR, TODAY, 4, after_half_term).owed_from == date(2026, 10, 23)
    assert day_of(CALENDAR, TODAY, 4, None).owed_from is None
