"""When digests are due: by the hub's own time, in summer and winter, as the setting says."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.subjects.digests.clock import last_strike, next_strike
from domain.hub import Hub
from domain.prompts.calendar import Calendar

LONDON = ZoneInfo("Europe/London")


def test_every_monday_of_twelve_years_once_at_eight_by_the_clock_on_the_wall() -> None:
    hub, at = Hub(), datetime(2024, 1, 1, 0, 0, tzinfo=UTC)
    while at.year < 2036:
        coming = next_strike(at, hub, Calendar())
        assert (coming.weekday(), coming.hour, coming.minute) == (0, 8, 0)
        assert timedelta() < coming.astimezone(UTC) - at <= timedelta(days=7, hours=1)
        assert last_strike(coming, hub) == coming
        assert last_strike(coming - timedelta(microseconds=1), hub) == coming - timedelta(days=7)
        at = coming.astimezone(UTC)


@pytest.mark.parametrize("moment", ["2027-03-28T02:30", "2027-10-31T01:30", "2027-10-31T03:00"])
def test_an_hour_that_is_not_there_or_there_twice_strikes_once(moment: str) -> None:
    hub = Hub(digest_at="30 1 * * 0")
    now = datetime.fromisoformat(moment).replace(tzinfo=LONDON).astimezone(UTC)
    at = last_strike(now, hub)
    assert at is not None
    assert at.date() == now.date()
    assert next_strike(now, hub, Calendar()).date() == now.date() + timedelta(days=7)


def test_before_the_hubs_first_day_the_next_is_the_first_with_a_day_of_its_own() -> None:
    hub = Hub(start=datetime(2026, 12, 2, tzinfo=UTC).date())
    coming = next_strike(datetime(2026, 11, 1, tzinfo=UTC), hub, Calendar())
    assert coming == datetime(2026, 12, 7, 8, 0, tzinfo=LONDON)
