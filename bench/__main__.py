"""`make bench`: card submits at 16 callers against bare sqlite3, in rounds within one run."""

import argparse
import asyncio
import tempfile
from pathlib import Path

from bench.submits import measured


def main() -> None:
    """Prints a line for each round and the median share."""
    parser = argparse.ArgumentParser("bench", description=__doc__)
    parser.add_argument("--callers", type=int, default=16)
    parser.add_argument("--each", type=int, default=60, help="submits for each caller")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    print("submits/s   p50 ms   p99 ms   bare sqlite3/s   statements   share")
    shares = []
    for _ in range(given.rounds):
        with tempfile.TemporaryDirectory() as folder:
            f = asyncio.run(measured(Path(folder), given.callers, given.each))
        shares.append(f.share)
        print(f"{f.rate:9.0f} {f.p50:8.1f} {f.p99:8.1f} {f.bare:16.0f} {f.statements:12d} {f.share:7.2f}")
    print(f"median share of the limit: {sorted(shares)[len(shares) // 2]:.2f}")


if __name__ == "__main__":
    main()
