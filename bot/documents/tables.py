"""A table from a file: rows of cells, read as they are needed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import BinaryIO

Cell = str | int | float | bool | date | datetime | time | None
Cells = list[Cell]
MOST_COLUMNS = 300
MOST_ROWS = 250_000
# Bytes of a file, and of what is unpacked of it.
LARGEST = 100_000_000


class Unreadable(Exception):  # noqa: N818 - its text is the sentence for the person who gave the file
    """Raised with one sentence that says what is wrong with a file as a whole."""


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file by its name; `open` gives its bytes from the start, as often as it is called."""

    name: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet; `rows` gives each row with its number in the sheet, anew at each call."""

    name: str
    rows: Callable[[], Iterator[tuple[int, Cells]]]


@dataclass(frozen=True, slots=True)
class FileTables:
    """A file that was read: its sheets, or in `problem` the sentence why there are none."""

    name: str
    tables: tuple[Table, ...]
    problem: str = ""


def counted(rows: Iterator[Cells], name: str) -> Iterator[tuple[int, Cells]]:
    """Rows with their numbers; raises Unreadable when there are too many.

    Empty ones at the end do not count.
    """
    for number, cells in enumerate(rows, 1):
        if number <= MOST_ROWS:
            yield number, cells
        elif cells:
            raise Unreadable(
                f"{name} has more than {MOST_ROWS:,} rows; split it into several files."
            )
