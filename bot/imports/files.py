"""Files to be imported: which kind each is, known by its header, and its rows."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.documents.tables import Cell, FileTables, Table, Unreadable
from bot.imports.cells import plain
from bot.imports.kinds import FileKind, comparable
from bot.imports.rows import SheetRow

# A header may stand below a title and a few notes.
_HEADER_WITHIN = 10
# Characters of a column's name that nobody knows.
LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file of a known kind; `columns` says which cell of a row is which."""

    name: str
    kind: FileKind
    table: Table
    header_row: int
    columns: tuple[tuple[int, str], ...]
    unknown: tuple[str, ...]

    def rows(self) -> Iterator[SheetRow]:
        """The rows below the header that hold anything, read anew at each call."""
        for number, cells in self.table.rows():
            if number > self.header_row and any(c not in (None, "") for c in cells):
                found = {name: cells[place] for place, name in self.columns if place < len(cells)}
                yield SheetRow(self.name, number, found)


def recognise(source: FileTables, kinds: Sequence[FileKind]) -> ImportFile:
    """The first sheet of a file whose header fits a kind.

    Raises Unreadable with the columns that the nearest kind lacks, where none fits.
    """
    if source.problem:
        raise Unreadable(source.problem)
    nearest: tuple[int, FileKind, list[str]] | None = None
    for table in source.tables:
        for number, cells in itertools.islice(table.rows(), _HEADER_WITHIN):
            for kind in kinds:
                lacking = kind.lacks(cells)
                if not lacking:
                    return _file(source.name, kind, table, number, cells)
                # Zero where it has none of the required columns, the less the more it has.
                distance = len(lacking) - len(kind.required)
                if nearest is None or distance < nearest[0]:
                    nearest = (distance, kind, lacking)
    if nearest is None or nearest[0] == 0:
        raise Unreadable(f"{source.name} has no header that is known. {_known(kinds)}")
    _, kind, lacking = nearest
    columns = ", ".join(c.replace("|", " or ") for c in lacking)
    raise Unreadable(
        f"{source.name} looks like a file of {kind.name}, but has no column {columns}."
    )


def _file(
    name: str, kind: FileKind, table: Table, number: int, header: Sequence[Cell]
) -> ImportFile:
    columns = tuple(kind.where(header))
    names = [column for _, column in columns]
    twice = sorted({n for n in names if names.count(n) > 1})
    if twice:
        raise Unreadable(f"{name} has the column {', '.join(twice)} twice.")
    known = kind.columns
    unknown = tuple(
        plain(h)[:LONGEST_SHOWN] for h in header if comparable(h) and comparable(h) not in known
    )
    return ImportFile(name, kind, table, number, columns, () if kind.whole else unknown)


def _known(kinds: Sequence[FileKind]) -> str:
    return "Files are known by their columns: " + "; ".join(
        f"{kind.name}: {', '.join(c.replace('|', ' or ') for c in kind.required)}" for kind in kinds
    )
