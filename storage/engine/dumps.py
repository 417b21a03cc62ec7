"""Copies of a PostgreSQL database, by PostgreSQL's own programs."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, text

from storage.engine import postgres
from storage.engine.new_file import new_file
from storage.engine.sqlite_copies import Unfit, refuse_newer
from storage.migrations import table_names

DUMP, RESTORE, PLAY = "pg_dump", "pg_restore", "psql"
# One line after that which begins the table's rows.
_REVISION = re.compile(r"^COPY \S*alembic_version .*\n(\w+)$", re.MULTILINE)
_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)

# Seconds between looks for others: a connection that was just closed ends a moment later there.
LOOKS = (0.0, 0.1, 0.4, 1.0, 2.0)


class NoProgram(OSError):  # noqa: N818 - a fact for a person, who can mend it
    """PostgreSQL's programs are not here, or of another version; its text says what to do."""


def back_up(url: URL, to: Path) -> None:
    """Writes a copy of one moment in pg_dump's custom format, also while bots write on.

    Raises FileExistsError, NoProgram and Unfit.
    """
    with new_file(to) as part:
        _run(DUMP, to, "--format=custom", f"--file={part}", on=url)
        _revision(part, to)


def replace(url: URL, copy: Path) -> None:
    """Puts a copy in the place of the database's tables, in one transaction.

    Raises NoProgram and Unfit, with nothing changed, and the latter too while others are connected.
    """
    if not copy.is_file():
        raise FileNotFoundError(f"There is no file {copy}.")
    refuse_newer(_revision(copy, copy), copy)
    _refuse_others(url)
    # What stays one transaction is played by psql: pg_restore alone would leave tables that are
    # newer than the copy, and they hold on to the older ones.
    away = ", ".join(f'"{name}"' for name in table_names())
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "copy.sql"
        options = ("--clean", "--if-exists", "--no-owner", f"--file={script}")
        _run(RESTORE, copy, *options, str(copy))
        _run(
            PLAY,
            copy,
            *("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"),
            f"--command=DROP TABLE IF EXISTS {away} CASCADE",
            f"--file={script}",
            on=url,
        )


def _revision(copy: Path, name: Path) -> str:
    """Where a copy's tables stand; raises NoProgram or Unfit if it is cut short or no copy."""
    # It is read to its end: what is packed in it is unpacked, and thrown away.
    _run(RESTORE, name, f"--file={os.devnull}", str(copy))
    rows = ("--data-only", "--table=alembic_version", "--file=-")
    found = _REVISION.search(_run(RESTORE, name, *rows, str(copy)))
    if found is None:
        raise Unfit(f"{name} is no copy of a database of Hub Visits.")
    return found[1]


def _refuse_others(url: URL) -> None:
    engine = postgres.engine(url)
    try:
        for wait in LOOKS:
            time.sleep(wait)
            with engine.connect() as connection:
                others = connection.scalar(_OTHERS)
            if not others:
                return
    finally:
        engine.dispose()
    raise Unfit(
        f"The database is in use: {others} other connections are open. End every bot that uses"
        " it, and restore then. Nothing was changed."
    )


def _run(program: str, copy: Path, *arguments: str, on: URL | None = None) -> str:
    """What a program of PostgreSQL's prints; `copy` is named if it fails."""
    found = shutil.which(program)
    if found is None:
        raise NoProgram(
            f"{program} is not on this machine. Install PostgreSQL's client programs of the"
            " server's version (Debian: postgresql-client), or run it where the server is:"
            " docs/deploy/README.md has the lines."
        )
    with _address(on) as address:
        ran = subprocess.run(
            [found, *arguments, *address], capture_output=True, text=True, check=False
        )
    if ran.returncode:
        why = " ".join(ran.stderr.split())
        raise NoProgram(f"{program} refused {copy}, and nothing was changed: {why}")
    return ran.stdout


@contextmanager
def _address(url: URL | None) -> Iterator[list[str]]:
    """How to reach a database; the password goes by a file, since every user sees arguments."""
    if url is None:
        yield []
        return
    with tempfile.TemporaryDirectory() as folder:
        place = url.set(drivername="postgresql", password=None)
        if url.password:
            kept = Path(folder) / "password"
            kept.touch(mode=0o600)
            password = re.sub(r"([:\\])", r"\\\1", str(url.password))
            kept.write_text(f"*:*:*:*:{password}\n", encoding="utf-8")
            place = place.update_query_dict({"passfile": str(kept)})
        yield [f"--dbname={place.render_as_string(hide_password=False)}"]
