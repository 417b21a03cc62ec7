"""Moments where a day is asked for: the day in the hub's zone, by summer's and winter's time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.moments import in_zone, local_day
from domain.support.action_plans import ActionPlan


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-07-14T23:00:00Z", "2026-07-15"),
        ("2026-07-14T23:00:00.000Z", "2026-07-15"),
        ("2026-07-14T22:59Z", "2026-07-14"),
        ("2026-11-26T23:00:00Z", "2026-11-26"),
        ("2026-12-04T00:00:00Z", "2026-12-04"),
        ("2026-07-14t23:00:00z", "2026-07-15"),
        ("2026-07-15T00:00:00+01:00", "2026-07-15"),
        ("2026-07-14 23:00:00 +0000", "2026-07-15"),
        # No moment: as it is.
        ("2026-12-04", "2026-12-04"),
        ("2026-12-04T23:00:00", "2026-12-04T23:00:00"),
        ("2026-13-04T23:00:00Z", "2026-13-04T23:00:00Z"),
        ("Met the head at 2026-07-14T23:00:00Z", "Met the head at 2026-07-14T23:00:00Z"),
        ("", ""),
    ],
)
def test_a_moment_is_its_day_in_the_zone(text: str, day: str) -> None:
    assert local_day(text, "Europe/London") == day


def test_a_dataclass_has_its_moments_where_its_reader_is() -> None:
    late = datetime(2026, 7, 14, 23, 30, tzinfo=UTC)
    plan = ActionPlan(7, due=date(2026, 7, 14), shared_at=late, change_asked="Later", version=3)
    here = in_zone(plan, ZoneInfo("Europe/London"))
    assert here == plan
    assert here.shared_at is not None
    assert here.shared_at.date() == date(2026, 7, 15)
    assert here.agreed_at is None
