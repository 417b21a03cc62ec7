"""R3: a process dies at each numbered point: in a transaction, after a commit, after a call."""

import tempfile
from pathlib import Path

from bench.bars import Bar, Result
from tests.simulation.year import Year

DAYS = 3


def run(size: float, seed: int) -> Result:
    """The same days again and again, each crash one point later; promises hold at every step."""
    whole = _played(None, seed).mortal
    points = whole[:: max(1, round(1 / size))]
    died = sum(_played(point, seed).happened["died"] == 1 for point in points)
    seen = (
        f"died at {died} of {len(points)} points, of {len(whole)} that there are, "
        "each time everything kept"
    )
    return Result(seen, died == len(points))


def _played(crash_at: int | None, seed: int) -> Year:
    with tempfile.TemporaryDirectory() as folder:
        year = Year(seed, Path(folder), replicas_at_once=2, acts_a_day=4, faults=False, days=DAYS)
        year.ground.crash_at = crash_at
        year.play()
        return year


BAR = Bar(
    "R3",
    "Three school days, a process dies at every numbered point in turn",
    "I1 to I7 hold at every step of every run",
    run,
)
