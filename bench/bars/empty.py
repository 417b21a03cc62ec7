"""An empty database for one measurement, of either kind; it is gone afterwards."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.bars import Result
from tests import databases
from tests.postgres import Server

# Measures on the database at an address, by size and seed.
Measured = Callable[[str, float, int], Result]


def on_sqlite(measured: Measured, size: float, seed: int) -> Result:
    """What is measured on an SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        return measured(f"sqlite:///{databases.empty_file(Path(folder))}", size, seed)


def on_postgres(measured: Measured, size: float, seed: int) -> Result:
    """What is measured on a PostgreSQL server of its own."""
    server = Server()
    try:
        return measured(server.url("postgres"), size, seed)
    finally:
        server.stop()
