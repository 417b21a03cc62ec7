"""`make bars`: measures the reliability bars and writes what was seen into docs/reliability.md."""

import argparse
import logging
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bench.bars import (
    Bar,
    Result,
    clocks,
    crash_points,
    database_faults,
    exports,
    fuzz,
    kills,
    life,
    outage,
    repeats,
    replicas,
    rescue,
    restarts,
    simulation,
    storm,
    submits,
    tampering,
    tokens,
)
from bench.commit import commit
from bot.running.settings import PROJECT
from tests.simulation.connector import Broken

BARS: Sequence[Bar] = (
    *(submits.BAR, submits.ON_POSTGRES, kills.BAR, kills.ON_POSTGRES, crash_points.BAR),
    *(restarts.BAR, replicas.BAR, storm.BAR, outage.BAR, tokens.BAR, fuzz.BAR, tampering.BAR),
    *(repeats.BAR, clocks.BAR, database_faults.BAR, database_faults.ON_POSTGRES, simulation.BAR),
    *(rescue.BAR, rescue.ON_POSTGRES, life.BAR, exports.BAR),
)
PAGE = PROJECT / "docs" / "reliability.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
HEAD = (
    "| bar | what happens | figure to reach | seen | reached | when, commit, seed, size |\n"
    "|---|---|---|---|---|---|"
)


def main() -> int:
    """Runs the bars that are named, or all; 0 if every figure was reached."""
    parser = argparse.ArgumentParser("bench.bars", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="BAR", help=f"of {', '.join(bar.name for bar in BARS)}"
    )
    parser.add_argument("--size", type=float, default=1.0, help="a share of the whole, such as 0.1")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    failed = 0
    for bar in BARS:
        if given.names and bar.name not in given.names:
            continue
        print(f"{bar.name}: {bar.what} (seed {given.seed}, size {given.size:g})", flush=True)
        begun = time.perf_counter()
        result = _measured(bar, given.size, given.seed)
        failed += not result.reached
        took = f"{time.perf_counter() - begun:.0f} s"
        print(
            f"    {'reached' if result.reached else 'NOT REACHED'} in {took}: {result.seen}",
            flush=True,
        )
        _write({bar.name: _row(bar, result, given.size, given.seed)})
    return 1 if failed else 0


def _measured(bar: Bar, size: float, seed: int) -> Result:
    """What was measured; a promise that breaks on the way is a figure that was not reached."""
    try:
        return bar.run(size, seed)
    except Broken as broken:
        return Result(" ".join(str(broken).replace("|", "/").split()), reached=False)


def _row(bar: Bar, result: Result, size: float, seed: int) -> str:
    when = f"{datetime.now(UTC):%Y-%m-%d %H:%M}, {commit(PAGE)}, {seed}, {size:g}"
    reached = "yes" if result.reached else "**no**"
    return f"| {bar.name} | {bar.what} | {bar.figure} | {result.seen} | {reached} | {when} |"


def _write(seen: dict[str, str]) -> None:
    """Puts new rows in place of those of the same bar; the others stay as they were measured."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    kept, _, after = rest.partition(END)
    rows = dict(_kept(kept)) | seen
    told = "\n".join(
        [
            HEAD,
            *(
                rows[name]
                for name in sorted(rows, key=lambda name: (int(name[1:].rstrip("pr")), name))
            ),
        ]
    )
    PAGE.write_text(f"{before}{BEGIN}\n{told}\n{END}{after}", encoding="utf-8")


def _kept(table: str) -> Iterator[tuple[str, str]]:
    for line in table.splitlines():
        if line.startswith("| R"):
            yield line.split("|")[1].strip(), line


if __name__ == "__main__":
    sys.exit(main())
