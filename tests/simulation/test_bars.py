"""Every reliability bar at a tenth of its size or less; `make bars` runs them whole."""

import pytest

from bench.bars import Bar, clocks, crash_points, kills, outage, repeats, storm

TENTH = 0.1


@pytest.mark.parametrize(
    "bar", [kills.BAR, crash_points.BAR, storm.BAR, outage.BAR, repeats.BAR, clocks.BAR], ids=lambda bar: bar.name
)
def test_the_figure_is_reached(bar: Bar) -> None:
    result = bar.run(TENTH, 1)
    assert result.reached, f"{bar.figure}: {result.seen}"
