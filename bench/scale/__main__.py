"""`make scale`: the cost of each screen and tick in a small hub and in a large one."""

import argparse
import logging
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from bench.scale.fill import fill
from bench.scale.hub import FULL, SMALL, Size
from bench.scale.hub import Hub as Filled
from bench.scale.measure import Cost, cost_of
from bench.scale.screens import Screens
from domain.hub import Hub
from storage.engine import postgres, sqlite
from tests.postgres import Absent, Server

# What may grow: a table says of each line whether it did.
BOUND = 3.0
# A figure below this is not held to the bound: milliseconds that a clock tells apart from nothing.
LEAST = 1.0


def main() -> None:
    """Prints a line for each screen and tick."""
    given = _arguments()
    logging.disable(logging.WARNING)
    size = Size(given.people, given.supports, given.visits)
    with _databases(given.database, Path(given.folder) if given.folder else None) as opened:
        costs = [_measured(opened("small"), SMALL, given), _measured(opened("full"), size, given)]
    print(f"\n{'':34}{_titles('small')}{_titles('full')}   times")
    for name, small in costs[0].items():
        large = costs[1][name]
        times = max(large.cpu, LEAST) / max(small.cpu, LEAST)
        mark = "  over" if times > BOUND else ""
        print(f"{name:34}{_figures(small)}{_figures(large)} {times:7.1f}{mark}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("bench.scale", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--people", type=int, default=FULL.people)
    parser.add_argument("--supports", type=int, default=FULL.supports)
    parser.add_argument("--visits", type=int, default=FULL.visits)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", default="", help="lines with this word only")
    parser.add_argument(
        "--folder", default="", help="keeps the filled files here, or names a server's sockets"
    )
    return parser.parse_args()


@contextmanager
def _databases(kind: str, folder: Path | None) -> Iterator[Callable[[str], Engine]]:
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as thrown_away:
            place = folder or Path(thrown_away)
            place.mkdir(parents=True, exist_ok=True)
            yield lambda name: sqlite.writing(place / f"{name}.db")
        return
    if folder is not None:
        yield lambda name: postgres.engine(f"postgresql://postgres@/{name}?host={folder}")
        return
    try:
        server = Server()
    except Absent as reason:
        raise SystemExit(str(reason)) from reason
    try:
        server_master = postgres.engine(server.url("postgres"), isolation_level="AUTOCOMMIT")
        yield lambda name: _created(server, server_master, name)
        server_master.dispose()
    finally:
        server.stop()


def _created(server: Server, master: Engine, name: str) -> Engine:
    with master.connect() as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    return postgres.engine(server.url(name))


def _measured(engine: Engine, size: Size, given: argparse.Namespace) -> dict[str, Cost]:
    """The cost of each screen and tick in a hub of that size, filled if it is empty."""
    took = fill(engine, size)
    if took:
        print(f"filled with {size.visits:,} visits in {took:.0f} s", flush=True)
    hub = Hub()
    with engine.connect() as connection:
        works = Screens(Filled(size), hub).all(connection)
        connection.rollback()
        costs = {
            name: cost_of(work, connection, hub, given.rounds)
            for name, work in works.items()
            if given.only in name
        }
    engine.dispose()
    return costs


def _titles(which: str) -> str:
    return f"{which + ': ms':>12}{'queries':>9}{'read':>9}"


def _figures(cost: Cost) -> str:
    return f"{cost.cpu:12.2f}{cost.queries:9,}{cost.read:9,}"


if __name__ == "__main__":
    main()
