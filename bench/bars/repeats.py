"""R10: all that people sent comes again, up to five times, out of order, by new ids too."""

import tempfile
from pathlib import Path

from bench.bars import Bar, Result, share
from tests.simulation.year import Year

DAYS = 60


def run(size: float, seed: int) -> Result:
    """School days without other faults; each evening the day comes again and changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        year = Year(
            seed, Path(folder), acts_a_day=8, faults=False, days=share(DAYS, size), evenings_again=5
        )
        year.play()
    said, again = len(year.said), year.happened["again"]
    return Result(f"{said} activities came {again} times more, nothing changed", again > said)


BAR = Bar(
    "R10",
    "Each activity of a day again 1 to 5 times, reordered, submits with new ids",
    "all is as if each had come once",
    run,
)
