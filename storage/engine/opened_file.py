"""The file that is open, and whether its path still leads to it."""

import os
from pathlib import Path

from storage.engine.trouble import Unavailable

Identity = tuple[tuple[int, int], ...]


class OpenedFile:
    """An SQLite file and its write-ahead log, known by device and number.

    A process goes on writing into a file that was moved or deleted, without any error: what it
    answers then is gone with it.
    """

    def __init__(self, path: Path) -> None:
        self._paths = (str(path), f"{path}-wal")
        self._opened: Identity = ()

    def note(self) -> None:
        """Takes what the paths lead to now for what is open."""
        self._opened = self._found()

    def moved(self) -> bool:
        """Whether a path leads elsewhere, or nowhere; False before anything was noted.

        It costs about four microseconds.
        """
        return bool(self._opened) and self._found() != self._opened

    def refuse_moved(self) -> None:
        """Raises Unavailable where it was moved."""
        if self.moved():
            raise Unavailable("moved")

    def _found(self) -> Identity:
        try:
            return tuple((at.st_dev, at.st_ino) for at in map(os.stat, self._paths))
        except OSError:
            # No file has these numbers: what is nowhere is not what was opened.
            return ((0, 0),)
