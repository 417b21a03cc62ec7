"""A list as a workbook, written row by row, so that a long one takes no more memory than a short.

openpyxl takes ten times as long: half a minute for 100,000 rows of twenty cells, on a machine with
nothing else to do. A list needs little of what it can do, and that little is written here.
"""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import IO, BinaryIO

from bot.documents.sheet_cells import (
    HEADING,
    LABEL,
    TEXT,
    TITLE,
    Encode,
    encoders,
    letters,
    lines_of,
    row_of,
    text_cell,
)
from bot.documents.sheets import ListColumn, T, Value, values_of
from bot.documents.workbook_parts import (
    other_parts,
    pages_across,
    sheet_begins,
    sheet_ends,
    sheet_name,
)

# Of a sheet; a longer list goes on in the next one. Excel opens no more than a million, and a part
# of the file may have 2 GB.
MOST_ROWS = 500_000
ABOUT = "About"
_ABOUT_WIDTHS = (18, 90)
# Rows that are packed at a time: a call for each takes as long as the row itself.
_AT_ONCE = 200
About = Sequence[tuple[str, str]]


def write_list(
    to: BinaryIO,
    title: str,
    columns: Sequence[ListColumn[T]],
    rows: Iterator[T],
    about: Callable[[int], About],
    most: int = MOST_ROWS,
) -> int:
    """Writes the list, with a first sheet of what is `about` so many rows; gives how many.

    The list itself opens first, and its headings stay in sight.
    """
    written, names = 0, [ABOUT]
    cells = values_of(columns, rows)
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as parts:
        while written == (len(names) - 1) * most:
            names.append(sheet_name(title, len(names)))
            with _opened(parts, len(names)) as sheet:
                written += _write_sheet(sheet, columns, islice(cells, most), first=len(names) == 2)
        with _opened(parts, 1) as sheet:
            _write_about(sheet, title, about(written))
        for name, content in other_parts(names, shown=1):
            parts.writestr(name, content)
    return written


def _opened(parts: zipfile.ZipFile, number: int) -> IO[bytes]:
    return parts.open(f"xl/worksheets/sheet{number}.xml", "w")


def _write_sheet(
    sheet: IO[bytes], columns: Sequence[ListColumn[T]], rows: Iterator[list[Value]], *, first: bool
) -> int:
    widths = [column.width for column in columns]
    sheet.write(sheet_begins(widths, frozen=True, shown=first).encode())
    sheet.write(_headings(columns))
    encode, last = list(zip(encoders([c.look for c in columns]), widths, strict=True)), 1
    while batch := list(islice(rows, _AT_ONCE)):
        numbered = enumerate(batch, last + 1)
        sheet.write(b"".join(_row(number, encode, values) for number, values in numbered))
        last += len(batch)
    filtered = f"A1:{letters(len(columns))}{last}"
    sheet.write(sheet_ends(filtered, pages=pages_across(widths)).encode())
    return last - 1


def _headings(columns: Sequence[ListColumn[T]]) -> bytes:
    # Each is bold, and has the mark of the filter beside it.
    lines = max(lines_of(column.heading, column.width - 4) for column in columns)
    named = enumerate((column.heading for column in columns), 1)
    return row_of(1, [text_cell(f"{letters(n)}1", word, HEADING) for n, word in named], lines)


def _row(number: int, encode: Sequence[tuple[Encode, int]], values: Sequence[Value]) -> bytes:
    # Plain steps and few calls: this runs for each of some million cells.
    cells, lines = [], 1
    for (to_cell, width), value in zip(encode, values, strict=True):
        if value is None or value == "":
            continue
        cells.append(to_cell(value, number))
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            lines = max(lines, lines_of(value, width))
    return row_of(number, cells, lines)


def _write_about(sheet: IO[bytes], title: str, about: About) -> None:
    sheet.write(sheet_begins(_ABOUT_WIDTHS, frozen=False, shown=False).encode())
    sheet.write(row_of(1, [text_cell("A1", title, TITLE)]))
    for number, (label, text) in enumerate(about, 3):
        cells = [text_cell(f"A{number}", label, LABEL), text_cell(f"B{number}", text, TEXT)]
        sheet.write(row_of(number, cells, lines_of(text, _ABOUT_WIDTHS[1])))
    sheet.write(sheet_ends().encode())
