"""A table from a file: rows of cells, read as they are needed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class HiddenParts:
    """Rows and columns of a sheet that are not shown, both counted from 1."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet; `rows` gives each row with its number in the sheet, anew at each call.

    What is `hidden` in it is known once its rows were read. Of one that is not `shown`, nothing
    is read.
    """

    name: str
    rows: Callable[[], Iterator[tuple[int, Cells]]]
    hidden: HiddenParts = field(default_factory=HiddenParts)
    shown: bool = True


@dataclass(frozen=True, slots=True)
class FileTables:
    """A file that was read: its sheets, or in `problem` the sentence why there are none."""

    name: str
    tables: tuple[Table, ...]
    problem: str = ""


def blank(cell: Cell) -> bool:
    """Whether a cell holds nothing, or nothing that can be seen."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def with_nul(name: str, number: int) -> Unreadable:
    """The problem of a row with a NUL byte, which no text holds: what stood there is lost."""
    return Unreadable(
        f"{name}, row {number}: there is a NUL byte in it, so the file is damaged. Export it "
        "again, or delete that row and type it anew."
    )


def counted(rows: Iterator[Cells], name: str) -> Iterator[tuple[int, Cells]]:
    """Rows with their numbers; raises Unreadable when there are too many.

    Empty ones at the end do not count.
    """
    for number, cells in enumerate(rows, 1):
        if number <= MOST_ROWS:
            yield number, cells
        elif not all(map(blank, cells)):
            raise Unreadable(
                f"{name} has more than {MOST_ROWS:,} rows; split it into several files."
            )
