"""The hub's own day."""

from datetime import UTC, date, datetime

from domain.hub import Hub


def test_a_moment_belongs_to_the_day_where_the_hub_is() -> None:
    summers_night = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert Hub().day_of(summers_night) == date(2026, 7, 1)
    assert Hub(zone="America/New_York").day_of(summers_night) == date(2026, 6, 30)
