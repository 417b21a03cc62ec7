"""When prompts go: the hour, the days, and until when a row is quiet."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.people.people import Role
from domain.prompts.calendar import Calendar, Closure, ClosureKind
from domain.prompts.sending import (
    LATEST,
    after_absence,
    employer,
    later_day,
    next_monday,
    sends_now,
    snooze_until,
)
from tests.make import TODAY, person

USUAL = time(7, 30)
DAY = timedelta(days=1)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1))  # noqa: DTZ001


def moment(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "expected"),
    [((7, 29), False), ((7, 30), True), ((12, 59), True), ((13, 0), False), ((23, 0), False)],
)
def test_prompts_go_from_the_hour_until_one(at: tuple[int, int], expected: bool) -> None:
    assert sends_now(person(), moment(*at), USUAL, None) is expected


def test_who_was_looked_at_since_the_hour_is_not_looked_at_again() -> None:
    now = moment(9)
    assert sends_now(person(), now, USUAL, moment(7, 29))
    assert not sends_now(person(), now, USUAL, moment(7, 30))
    assert sends_now(person(sending_at=time(9)), now, USUAL, moment(8, 59))
    assert sends_now(person(), now, USUAL, moment(9) + DAY)  # the clock was set back


def test_own_days_and_absence_count() -> None:
    assert not sends_now(person(working_days="Tue to Thu"), moment(8), USUAL, None)
    assert sends_now(person(working_days="Tue to Thu"), moment(8, day=TODAY + DAY), USUAL, None)
    assert not sends_now(person(away_until=TODAY), moment(8), USUAL, None)
    assert sends_now(person(away_until=TODAY - DAY), moment(8), USUAL, None)


@settings(deadline=None)
@given(MOMENTS, st.sampled_from(["Europe/London", "Asia/Kolkata"]))
def test_nobody_is_written_to_outside_a_weekdays_morning_wherever_they_are(
    at: datetime,
    zone: str,
) -> None:
    now = at.replace(tzinfo=UTC)
    local = now.astimezone(ZoneInfo(zone))
    morning = USUAL <= local.time() < LATEST and local.weekday() < 5
    assert sends_now(person(zone=zone), now, USUAL, None) is morning


def test_a_persons_school_days_are_those_of_the_employer() -> None:
    assert employer(person((Role.OFFICER, 1), (Role.LEADER, 5))) == 5
    assert employer(person((Role.HOME_HEAD, 6), (Role.OFFICER, 1))) == 6
    assert employer(person(Role.OFFICER)) is None


def test_what_will_not_wait_waits_for_the_first_working_morning_after_an_absence() -> None:
    now = moment(14)
    assert after_absence(person(), now, USUAL) == now
    assert after_absence(person(away_until=TODAY - DAY), now, USUAL) == now
    assert after_absence(person(away_until=TODAY), now, USUAL) == moment(7, 30, TODAY + DAY)
    friday = TODAY + 4 * DAY
    assert after_absence(person(away_until=friday), now, USUAL) == moment(7, 30, friday + 3 * DAY)
    own = person(away_until=TODAY, working_days="Mon", sending_at=time(9))
    assert after_absence(own, now, USUAL) == moment(9, 0, TODAY + 7 * DAY)


def test_not_now_takes_tomorrow_next_week_or_a_day() -> None:
    friday = date(2026, 11, 27)
    calendar = Calendar((Closure(date(2026, 11, 30), date(2026, 11, 30), ClosureKind.HOLIDAY),))
    assert snooze_until("tomorrow", None, friday, calendar) == date(2026, 12, 1)
    assert snooze_until("week", None, friday, calendar) == next_monday(friday) == date(2026, 11, 30)
    assert snooze_until("day", friday + DAY, friday, calendar) == friday + DAY
    for typed in (None, friday, friday - DAY, friday + 400 * DAY):
        assert snooze_until("day", typed, friday, calendar) is None


def test_who_was_looked_at_in_the_very_minute_of_the_hour_is_not_looked_at_again() -> None:
    assert not sends_now(person(), moment(7, 30), USUAL, moment(7, 30))
    assert sends_now(person(), moment(7, 30), USUAL, moment(7, 29))


def test_of_two_employers_the_first_known_counts_whatever_the_order() -> None:
    assert employer(person((Role.LEADER, 9), (Role.LEADER, 5))) == 5


def test_not_now_reaches_a_year_ahead_and_no_further() -> None:
    assert later_day(TODAY + 366 * DAY, TODAY) == TODAY + 366 * DAY
    assert later_day(TODAY + 367 * DAY, TODAY) is None


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_next_week_is_the_first_monday_after_a_day(day: date) -> None:
    monday = next_monday(day)
    assert monday.isoweekday() == 1
    assert 1 <= (monday - day).days <= 7


def test_the_first_morning_after_an_absence_is_the_persons_own_wherever_that_is() -> None:
    away = person(zone="Asia/Kolkata", away_until=TODAY)
    # Half past seven there is two o'clock at night in UTC.
    found = after_absence(away, moment(14), USUAL)
    assert found == moment(2, 0, TODAY + DAY)
    assert found.tzinfo is UTC
    # It is the day after the absence there already.
    assert after_absence(away, moment(19), USUAL) == moment(19)
