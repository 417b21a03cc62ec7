"""The lock that lets one process write an SQLite file; it ends with its process in any case."""

import os
import sys
from pathlib import Path

from domain.command_line import typed

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InUse(Exception):  # noqa: N818 - a fact for a person, who can mend it
    """Another process writes this database; its text says what to do."""

    def __init__(self, database: Path) -> None:
        super().__init__(
            f"The database {database} is in use by another process. Stop the server first"
            " (Ctrl-C where it runs), or use PostgreSQL (DATABASE_URL), which several processes may"
            " share. Nothing was changed."
        )


class Gone(OSError):  # noqa: N818 - a fact for a person, who can mend it
    """The database was here and is not; its text says what to do."""

    def __init__(self, database: Path) -> None:
        lock = f"{database}.lock"
        super().__init__(
            f"The database {database} is gone, though {lock} says that it was here. Put the file"
            f" back, with its -wal if there is one, or restore a copy ({typed('restore', 'FILE')})."
            f" To begin with an empty database, delete {lock}. Nothing was changed."
        )


def refuse_gone(database: Path) -> None:
    """Raises Gone for a database whose lock was left alone."""
    if not database.exists() and Path(f"{database}.lock").exists():
        raise Gone(database)


class Lock:
    """The right to write one SQLite file.

    The file `<name>.lock` stays beside it: who deletes it may delete another process's new lock.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._handle: int | None = None

    def acquire(self) -> None:
        """Takes the lock at once or raises InUse."""
        handle = os.open(f"{self._database}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(handle)
        except OSError as error:
            os.close(handle)
            raise InUse(self._database) from error
        self._handle = handle

    def release(self) -> None:
        """Gives the lock back, if it was held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
