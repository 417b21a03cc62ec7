"""Copies of the database, of either kind: made while bots run, and put back when none does."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from storage.engine import dumps, sqlite_copies


def back_up(url: str, to: Path) -> None:
    """Writes a copy of one moment to a new file, which its owner alone may read.

    Raises FileExistsError, and ValueError or OSError in words for what cannot be copied.
    """
    place = make_url(url)
    if place.get_backend_name() == "postgresql":
        dumps.back_up(place, to)
    else:
        sqlite_copies.back_up(Path(place.database or "").absolute(), to)


def restore(url: str, copy: Path, now: datetime, prepare: Callable[[str], None]) -> Path | None:
    """Puts a copy in the place of the database; gives where the old one is kept, if it is.

    `prepare` is handed the address of the restored database while nobody else uses it. Raises InUse
    while a bot runs, and ValueError or OSError in words for a copy that cannot be used.
    """
    place = make_url(url)
    if place.get_backend_name() == "postgresql":
        dumps.replace(place, copy)
        prepare(url)
        return None
    return sqlite_copies.replace(
        Path(place.database or "").absolute(),
        copy,
        now,
        lambda file: prepare(f"sqlite:///{file}"),
    )
