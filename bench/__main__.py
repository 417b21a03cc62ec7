"""`make bench`: card submits of many callers against bare sqlite3, in rounds within one run."""

import argparse
import asyncio
import logging
import statistics
import tempfile
from pathlib import Path

from bench.submits import Round, measured, staged


async def _run(callers: int, each: int, rounds: int) -> None:
    print("submits/s   p50 ms   p99 ms   server CPU ms each   driver CPU   bare sqlite3/s   share")
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        async with staged(Path(folder), callers, each) as stage:
            for _ in range(rounds):
                f = await measured(stage)
                figures.append(f)
                times = f"{f.rate:9.0f} {f.p50:8.1f} {f.p99:8.1f} {f.cpu:20.2f}"
                print(f"{times} {f.driver:12.0%} {f.bare:16.0f} {f.share:7.2f}", flush=True)
            print(_summary(figures, callers, stage.statements))


def _summary(figures: list[Round], callers: int, statements: float) -> str:
    def middle(name: str) -> float:
        return float(statistics.median(getattr(f, name) for f in figures))

    return (
        f"{middle('rate'):.0f} card submits a second at {callers} callers (p50 "
        f"{middle('p50'):.0f} ms, "
        f"p99 {middle('p99'):.0f} ms, {middle('cpu'):.1f} ms of CPU each) are "
        f"{middle('share'):.2f} of what bare "
        f"sqlite3 makes of the same {statements:.0f} statements, FULL, one commit a turn, in one "
        "thread "
        f"({middle('bare'):.0f}); medians of {len(figures)} rounds."
    )


def main() -> None:
    """Prints a line for each round, then the medians as a sentence."""
    parser = argparse.ArgumentParser("bench", description=__doc__)
    parser.add_argument("--callers", type=int, default=16)
    parser.add_argument("--each", type=int, default=60, help="submits for each caller")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    asyncio.run(_run(given.callers, given.each, given.rounds))


if __name__ == "__main__":
    main()
