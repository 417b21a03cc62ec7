"""A file that is there whole or not at all, for its owner's eyes from the first byte."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def new_file(to: Path) -> Iterator[Path]:
    """A file beside `to` to be written; it takes that name when the block ends without an error.

    Raises in words: FileExistsError where `to` is there, or is being written by somebody else, and
    FileNotFoundError where its folder is not.
    """
    _refuse(to)
    part = to.with_name(f"{to.name}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise FileExistsError(
            f"{part} is there: it is being written, or was left by a command that did not end."
            " Delete it if nothing writes it any more. Nothing was changed."
        ) from None
    try:
        yield part
        _refuse(to)
        keep(part)
        part.rename(to)
        keep(to.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def keep(path: Path) -> None:
    """Has the disk keep what stands in a file, or the names that stand in a folder."""
    # Windows opens no folder, and keeps the names in it by itself.
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse(to: Path) -> None:
    if not to.parent.is_dir():
        raise FileNotFoundError(f"There is no folder {to.parent}. Make it, or name another file.")
    if to.exists():
        raise FileExistsError(f"{to} is there already, and is left as it is. Name another file.")
