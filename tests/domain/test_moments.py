"""Moments where a day is asked for: the day in the hub's zone, by summer's and winter's time."""

import pytest

from domain.moments import local_day


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
