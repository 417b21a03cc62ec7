"""Every reliability bar at a tenth of its size or less; `make bars` runs them whole."""

import pytest

from bench.bars import (
    Bar,
    clocks,
    crash_points,
    database_faults,
    exports,
    fuzz,
    kills,
    outage,
    repeats,
    replicas,
    rescue,
    storm,
    submits,
    tampering,
    tokens,
)
from tests import databases
from tests.databases import Places

TENTH = 0.1
# Of these a tenth takes a minute. R15 is left out: it holds on a machine that does nothing else.
LARGE = {submits.BAR: 0.01, submits.ON_POSTGRES: 0.01, fuzz.BAR: 0.005, tampering.BAR: 0.05}


@pytest.mark.parametrize(
    "bar",
    [
        *(kills.BAR, crash_points.BAR, storm.BAR, outage.BAR, repeats.BAR, clocks.BAR),
        *(submits.BAR, fuzz.BAR, tampering.BAR, exports.BAR),
        *(database_faults.BAR, rescue.BAR, tokens.BAR),
    ],
    ids=lambda bar: bar.name,
)
def test_the_figure_is_reached(bar: Bar) -> None:
    result = bar.run(LARGE.get(bar, TENTH), 1)
    assert result.reached, f"{bar.figure}: {result.seen}"


@databases.on_postgres
@pytest.mark.parametrize(
    "bar",
    [
        *(kills.ON_POSTGRES, replicas.BAR, database_faults.ON_POSTGRES, rescue.ON_POSTGRES),
        submits.ON_POSTGRES,
    ],
    ids=lambda bar: bar.name,
)
def test_the_figure_is_reached_on_postgresql(bar: Bar, places: Places) -> None:
    result = bar.run(LARGE.get(bar, TENTH), 1)
    assert result.reached, f"{bar.figure}: {result.seen}"
