"""Where a development bot's clock begins, and that it goes on from there."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.running.demo_clock import clock_of, going_on_from, school_day
from bot.running.settings import Settings

REAL = datetime(2026, 11, 28, 21, 0, tzinfo=UTC)


def began(**told: Any) -> datetime:
    """What the clock shows at first, on a Saturday evening."""
    return clock_of(Settings(_env_file=None, **told), lambda: REAL)()


def soon(moment: datetime, wanted: datetime) -> bool:
    """Whether it is that moment, or a little later."""
    return timedelta() <= moment - wanted < timedelta(seconds=30)


def test_by_default_it_is_the_real_one(no_settings: pytest.MonkeyPatch) -> None:
    assert began() == REAL


def test_a_morning_is_a_minute_before_reminders_on_the_next_school_day(
    no_settings: pytest.MonkeyPatch,
) -> None:
    assert soon(began(demo_clock="morning"), datetime(2026, 11, 30, 7, 29, tzinfo=UTC))


def test_a_moment_is_one_of_the_hubs_clock(no_settings: pytest.MonkeyPatch) -> None:
    assert soon(began(demo_clock="2026-07-01 07:29"), datetime(2026, 7, 1, 6, 29, tzinfo=UTC))


def test_people_on_teams_have_their_own_days(no_settings: pytest.MonkeyPatch) -> None:
    assert (
        began(demo_clock="morning", microsoft_app_id="00000000-0000-4000-8000-00000000b0b0") == REAL
    )


def test_it_goes_on_as_time_does() -> None:
    ticks = iter((5.0, 5.0, 65.5))
    clock = going_on_from(REAL, lambda: next(ticks))
    assert [clock(), clock()] == [REAL, REAL + timedelta(seconds=60.5)]


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 11, 27), date(2026, 11, 27)),
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 12, 24), date(2027, 1, 4)),
        (date(2026, 8, 10), date(2026, 9, 1)),
    ],
)
def test_a_day_without_school_gives_way_to_the_next_with_it(today: date, day: date) -> None:
    assert school_day(today) == day
