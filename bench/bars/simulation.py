"""R13: school years from seeds, three replicas each, with everything that can go wrong."""

import logging
import multiprocessing
import os
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bench.bars import Bar, Result, share
from tests.simulation.connector import Broken
from tests.simulation.year import Year

YEARS = 1_000


def run(size: float, seed: int) -> Result:
    """One seed after the other, on every core; a seed that breaks a promise is named."""
    seeds = range(seed, seed + share(YEARS, size))
    broken, came_of = list[str](), Counter[str]()
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        for words, counted in pool.map(_played, seeds):
            came_of += counted
            if words:
                print(f"    {words}", flush=True)  # at once: the whole takes an hour
                broken.append(words)
    seen = (
        f"seeds {seeds[0]} to {seeds[-1]}: {len(broken)} broken; in them {came_of['rows sent']:,}"
        f" messages sent, {came_of['agreements']:,} agreements, {came_of['agreed plans']:,} plans"
        " agreed"
    )
    return Result("; ".join([seen, *broken[:3]]), not broken)


def _played(seed: int) -> tuple[str, Counter[str]]:
    """What broke in a year, and what came of it."""
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        year = Year(seed, Path(folder))
        try:
            year.play()
        except Broken as broken:
            return str(broken), year.happened
    return "", year.happened


BAR = Bar(
    "R13",
    "1,000 school years, three replicas: crashes, pauses, jumps of the clock, outages, 429 "
    "storms, repeats",
    "I1 to I7 hold at every step; a seed that breaks one is named",
    run,
)
