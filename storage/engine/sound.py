"""Whether an SQLite file is sound: looked at by a connection that cannot change it."""

import logging
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from domain.command_line import typed
from storage.engine.units import Unreachable

# Seconds that a start gives to the look, which 200,000 visits (290 MB) take half of one for.
LONGEST_LOOK = 2.0
# So often, in steps of SQLite's machine, the time is looked at.
STEPS = 100_000
_log = logging.getLogger(__name__)


def refuse_damaged(path: Path) -> None:
    """Raises Unreachable for a file in which pages are damaged, or that is no database.

    A look that takes too long is given up, and the log says so.
    """
    until = time.monotonic() + LONGEST_LOOK
    try:
        with closing(reader(path)) as driver:
            driver.set_progress_handler(lambda: time.monotonic() > until, STEPS)
            found = driver.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise Unreachable(f"The database {path} cannot be opened: {error}.") from error
        _log.warning("the database is too large to be looked through at a start; a backup does so")
        return
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise Unreachable(
            f"The database {path} is damaged ({_one_line(found)}). Perhaps a copy was put there by"
            " hand beside the -wal of another file. Nothing was changed. Restore a copy"
            f" ({typed('restore', 'FILE')}), which keeps this one aside."
        )


def faults(path: Path) -> str:
    """What is wrong with a file, looked through whole; empty if nothing is."""
    try:
        with closing(reader(path)) as driver:
            found = driver.execute("PRAGMA integrity_check(1)").fetchone()[0]
            astray = driver.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        return _one_line(str(error))
    if found != "ok":
        return _one_line(found)
    return f"rows of {astray[0]} point at nothing" if astray else ""


def reader(path: Path) -> sqlite3.Connection:
    """A bare connection that changes nothing in the file."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _one_line(found: str) -> str:
    return " ".join(found.split())
