"""Files to be imported: which kind each is, known by its header, and its rows."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.documents.tables import Cell, FileTables, Table, Unreadable, blank
from bot.imports.cells import plain
from bot.imports.kinds import FileKind, comparable
from bot.imports.rows import SheetRow

# A header may stand below a title and a few notes.
_HEADER_WITHIN = 10
_MOST_RUNS = 5
# Sheets of the start sheet that hold nothing to take.
OWN_SHEETS = ("Notes", "Lists")
# Characters of a column's name that nobody knows.
LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A sheet of a known kind; `columns` says which cell of a row is which.

    Its name is that of its file, with the sheet's own where several of one file are taken.
    """

    name: str
    kind: FileKind
    table: Table
    header_row: int
    columns: tuple[tuple[int, str], ...]
    unknown: tuple[str, ...]

    def rows(self) -> Iterator[SheetRow]:
        """The rows below the header that hold anything, read anew at each call."""
        for number, cells in self.table.rows():
            if number > self.header_row and not all(map(blank, cells)):
                found = {name: cells[place] for place, name in self.columns if place < len(cells)}
                yield SheetRow(self.name, number, found)

    def hidden(self) -> str:
        """What is not shown of it and was taken all the same, in words, once it was read."""
        rows = sorted(row for row in self.table.hidden.rows if row > self.header_row)
        columns = [n for place, n in self.columns if place + 1 in self.table.hidden.columns]
        parts = [
            *([f"{_counted(len(rows), 'row')} ({_ranges(rows)})"] if rows else []),
            *([f"the column {', '.join(columns)}"] if columns else []),
        ]
        return " and ".join(parts)


def recognise(
    source: FileTables, kinds: Sequence[FileKind]
) -> tuple[list[ImportFile], Sequence[str]]:
    """The sheets of a file that are taken, and the names of those that are left out.

    It is the first that fits a kind; of a start sheet, each that belongs to one. Raises Unreadable
    where none fits, with the columns that the nearest kind lacks.
    """
    if source.problem:
        raise Unreadable(source.problem)
    fitting = [file for table in source.tables if (file := _fitting(source.name, table, kinds))]
    if not fitting:
        raise Unreadable(_nothing_fits(source, kinds))
    taken = fitting[:1]
    if fitting[0].kind.start:
        firsts = {file.kind: file for file in reversed(fitting) if file.kind.start}
        taken = [file for file in fitting if firsts.get(file.kind) is file]
    if len(taken) > 1:
        named = {id(f): f"{source.name}, sheet {_title(f.table)}" for f in taken}
        taken = [replace(file, name=named[id(file)]) for file in taken]
    kept = {id(file.table) for file in taken}
    return taken, [_title(t) for t in source.tables if id(t) not in kept and _says(t)]


def _fitting(name: str, table: Table, kinds: Sequence[FileKind]) -> ImportFile | None:
    """A sheet as a file of the kind that it fits most closely, None where it fits none."""
    for number, cells in itertools.islice(table.rows(), _HEADER_WITHIN):
        if what := _other_list(cells):
            raise Unreadable(f"{name} {what}")
        fits = [kind for kind in kinds if not kind.lacks(cells)]
        if fits:
            return _file(name, max(fits, key=lambda k: len(k.required)), table, number, cells)
    return None


def _nothing_fits(source: FileTables, kinds: Sequence[FileKind]) -> str:
    shown = [table for table in source.tables if table.shown]
    if not shown:
        return f"{source.name} has no sheet that is shown. In Excel: right-click a sheet, Unhide."
    nearest: tuple[int, FileKind, list[str]] | None = None
    for table in shown:
        for _, cells in itertools.islice(table.rows(), _HEADER_WITHIN):
            for kind in kinds:
                lacking = kind.lacks(cells)
                # Zero where it has none of the required columns, the less the more it has.
                distance = len(lacking) - len(kind.required)
                if nearest is None or distance < nearest[0]:
                    nearest = (distance, kind, lacking)
    unread = [_title(table) for table in source.tables if not table.shown]
    aside = f" Not read, for it is hidden: {', '.join(unread)}." if unread else ""
    if nearest is None or nearest[0] == 0:
        return f"{source.name} has no header that is known. {_known(kinds)}.{aside}"
    _, kind, lacking = nearest
    columns = ", ".join(c.replace("|", " or ") for c in lacking)
    return f"{source.name} looks like a file of {kind.name}, but has no column {columns}.{aside}"


def _other_list(header: Sequence[Cell]) -> str:
    """What a file of the register is that nothing here is read from; empty for any other."""
    there = {comparable(cell) for cell in header}
    if {"groupuid", "urn"} <= there:
        return (
            "is the register's list of which school is in which group (group links). Trusts come "
            "from its list of all groups, and a school's own trust with the schools file "
            "(edubasealldata)."
        )
    return ""


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


def _says(table: Table) -> bool:
    """Whether a sheet is worth naming when it is left out."""
    if table.name in OWN_SHEETS:
        return False
    first = itertools.islice(table.rows(), _HEADER_WITHIN)
    return not table.shown or any(not blank(cell) for _, cells in first for cell in cells)


def _title(table: Table) -> str:
    title = f"“{plain(table.name)[:LONGEST_SHOWN]}”"
    return title if table.shown else f"{title} (hidden)"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in order as people write them: 3 to 9, 12; a few, and how many more."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    shown = ", ".join(" to ".join(map(str, run)) for run in runs[:_MOST_RUNS])
    return shown if len(runs) <= _MOST_RUNS else f"{shown}, …"
