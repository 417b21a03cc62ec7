"""Copies of an SQLite database: made while it is written, looked through, and put in its place."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from storage.engine.lock import Lock
from storage.engine.new_file import keep, new_file
from storage.engine.sound import faults, reader
from storage.migrations import revisions

# What a database of ours has in every version.
TABLES = {"alembic_version", "people", "visits", "outbox"}
BESIDE = ("-wal", "-shm", "-journal", ".lock")


class Unfit(ValueError):  # noqa: N818 - a fact for a person, who can mend it
    """A copy that cannot be used; its text says why."""


def back_up(path: Path, to: Path) -> None:
    """Writes a copy of one moment, one file without a log, also while a bot writes on.

    Raises FileExistsError and Unfit.
    """
    if not path.exists():
        raise FileNotFoundError(f"There is no database at {path}.")
    with new_file(to) as part:
        _copy(path, part)
        _revision(part, path)


def replace(path: Path, copy: Path, now: datetime, prepare: Callable[[Path], None]) -> Path | None:
    """Puts a copy in the place of the database, under its lock; gives where the old one is kept.

    `prepare` is handed the new file before that. Raises InUse and Unfit, with nothing changed.
    """
    if not copy.is_file():
        raise FileNotFoundError(f"There is no file {copy}.")
    if path.exists() and copy.samefile(path):
        raise Unfit(f"{copy} is the database itself. Name a copy.")
    path.parent.mkdir(parents=True, exist_ok=True)
    held, lock = path.with_name(f"{path.name}.lock"), Lock(path)
    new_here = not (path.exists() or held.exists())
    lock.acquire()
    try:
        return _swap(_made(path, copy, prepare), path, now)
    except BaseException:
        # Where no database was before, a lock alone would say that one is gone.
        if new_here:
            held.unlink()
        raise
    finally:
        lock.release()


def _made(path: Path, copy: Path, prepare: Callable[[Path], None]) -> Path:
    """The file that is to take the database's place, beside it and ready."""
    new = path.with_name(f"{path.name}.restoring")
    # Another restore that was cut off may have left its own.
    _delete(new)
    try:
        with new_file(new) as part:
            _copy(copy, part)
            refuse_newer(_revision(part, copy), copy)
        prepare(new)
        _close(new)
    except BaseException:
        _delete(new)
        raise
    return new


def refuse_newer(revision: str, name: Path) -> None:
    """Raises Unfit for tables that this version does not know."""
    if revision not in revisions():
        raise Unfit(
            f"{name} is of a newer version of Hub Visits: its tables are at {revision}. Restore it"
            " with that version. Nothing was changed."
        )


def _revision(file: Path, name: Path) -> str:
    """Where a copy's tables stand; raises Unfit if it is damaged or of another program."""
    if found := faults(file):
        raise Unfit(f"{name} cannot be used: {found}. Nothing was changed.")
    with closing(reader(file)) as driver:
        tables = {row[0] for row in driver.execute("SELECT name FROM sqlite_master")}
        if not tables >= TABLES:
            raise Unfit(f"{name} is no database of Hub Visits. Nothing was changed.")
        return str(driver.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def _copy(source: Path, to: Path) -> None:
    """Copies all pages as of one moment; what stands in the source's log is in them."""
    try:
        with closing(reader(source)) as one, closing(sqlite3.connect(to)) as other:
            # In one step: a copy in several would begin again with each write of the bot's.
            one.backup(other, pages=-1)
            other.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        raise Unfit(f"{source} cannot be copied: {error}. Nothing was changed.") from error


def _swap(new: Path, path: Path, now: datetime) -> Path | None:
    """Moves what is there aside and the new file in its place.

    The database goes first and its log after it: cut off in between, the bot finds no database and
    says so; the other way about it would open one without its log.
    """
    aside = path.with_name(f"{path.name}.before-{now:%Y%m%d-%H%M%S}")
    there = path.exists()
    for end in ("", "-wal", "-journal"):
        old = path.with_name(f"{path.name}{end}")
        if old.exists():
            old.rename(aside.with_name(f"{aside.name}{end}"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    keep(path.parent)
    new.rename(path)
    keep(path.parent)
    return aside if there else None


def _close(new: Path) -> None:
    """Leaves the one file, with all that was written, and nothing beside it."""
    with closing(sqlite3.connect(new)) as driver:
        driver.execute("PRAGMA journal_mode=DELETE")
    keep(new)
    for end in BESIDE:
        new.with_name(f"{new.name}{end}").unlink(missing_ok=True)


def _delete(new: Path) -> None:
    for end in ("", ".part", *BESIDE):
        new.with_name(f"{new.name}{end}").unlink(missing_ok=True)
