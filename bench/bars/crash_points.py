"""R3: a process dies at each numbered point: within a transaction, after a commit, after a call of the connector."""

import tempfile
from pathlib import Path

from bench.bars import Bar, Result
from tests.simulation.year import Year

DAYS = 3


def run(size: float, seed: int) -> Result:
    """The same days again and again, with the crash one point later each time; promises are checked at every step."""
    whole, died = _played(0, seed), 0
    step = max(1, round(1 / size))
    points = range(1, whole + 1, step)
    for point in points:
        died += _played(point, seed) > 0
    return Result(f"died at {len(points)} of {whole} points, each time everything kept", died == len(points))


def _played(crash_at: int, seed: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        year = Year(seed, Path(folder), replicas_at_once=2, acts_a_day=4, faults=False, days=DAYS)
        year.ground.crash_at = crash_at or None
        year.play()
        return year.ground.points


BAR = Bar(
    "R3",
    "Three school days, a process dies at every numbered point in turn",
    "I1 to I7 hold at every step of every run",
    run,
)
