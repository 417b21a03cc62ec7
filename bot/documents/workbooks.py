"""Excel workbooks, in and out; openpyxl, slow to import, is imported when one is opened."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from bot.documents import foreign
from bot.documents.sheet_cells import fit_for_xml
from bot.documents.tables import (
    LARGEST,
    MOST_COLUMNS,
    Cells,
    HiddenParts,
    Table,
    Unreadable,
    counted,
    with_nul,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Of a sheet in Excel; a row of which only the format was ever touched may be the last.
LAST_ROW = 1_048_576
# A character that XML cannot hold stands as its number: _x000D_ at the end of each line, say.
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def read(open_: Callable[[], BinaryIO], name: str) -> list[Table]:
    """The workbook's sheets, in order; a formula counts by its saved value."""
    with open_() as stream:
        _judge(stream, name)
    with open_() as stream, _opened(stream, name) as book:
        titles = [(s.title, s.sheet_state == "visible") for s in book.worksheets]
    return [_table(open_, name, title, shown=shown) for title, shown in titles]


def text_cell(sheet: "Worksheet", row: int, column: int, value: object) -> Any:
    """Puts a value into a cell; text stays text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = fit_for_xml(value)
        cell.data_type = "s"
    else:
        cell.value = value
    return cell


def write(header: Sequence[str], rows: Iterable[Sequence[object]], title: str = "Sheet") -> bytes:
    """A workbook of one sheet without a live formula."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = title
    for number, cells in enumerate((header, *rows), 1):
        for column, value in enumerate(cells, 1):
            text_cell(sheet, number, column, value)
    return saved_bytes(book)


def saved_bytes(book: Any) -> bytes:
    """A workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _judge(stream: BinaryIO, name: str) -> None:
    try:
        with zipfile.ZipFile(stream) as parts:
            names = parts.namelist()
            size = sum(p.file_size for p in parts.infolist())
            what = foreign.archive(names, parts)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Unreadable(
            f"{name} is not an Excel workbook that can be opened. Save it anew as .xlsx."
        ) from None
    if what:
        raise Unreadable(f"{name} {what}")
    if any("vbaproject" in part.lower() for part in names):
        raise Unreadable(
            f"{name} holds macros, which are not accepted. Save it as .xlsx without them."
        )
    if size > LARGEST:
        raise Unreadable(f"{name} is larger than {LARGEST // 1_000_000} MB when unpacked.")


@contextmanager
def _opened(stream: BinaryIO, name: str) -> Iterator[Any]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever the broken part makes it stumble over
        raise _broken(name, error) from error
    try:
        yield book
    finally:
        book.close()


def _table(open_: Callable[[], BinaryIO], name: str, title: str, *, shown: bool) -> Table:
    hidden = HiddenParts()

    def rows() -> Iterator[tuple[int, Cells]]:
        if not shown:
            return
        with open_() as stream, _opened(stream, name) as book:
            yield from counted(_cells(book[title], name, hidden), name)

    return Table(title, rows, hidden, shown)


def _cells(sheet: Any, name: str, hidden: HiddenParts) -> Iterator[Cells]:
    """Each row of a sheet, also those that its file leaves out."""
    rows, last = _parsed(sheet, hidden), 0
    while True:
        try:
            number, found = next(rows)
        except StopIteration:
            return
        except Exception as error:
            raise _broken(name, error) from error
        # What the file says of a row's place may be anything.
        if last < number <= LAST_ROW:
            yield from ([] for _ in range(last + 1, number))
            yield _row(found, name, number)
            last = number


def _parsed(sheet: Any, hidden: HiddenParts) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Rows as openpyxl parses them. It tells what is hidden here alone, and not while it reads."""
    from openpyxl.worksheet._reader import WorkSheetParser

    book = sheet.parent
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, cells in parser.parse():
            if _is_true(parser.row_dimensions.pop(str(number), {}).get("hidden")):
                hidden.rows.add(number)
            yield number, cells
        for column in parser.column_dimensions.values():
            if _is_true(column.get("hidden")):
                last = min(int(column["max"]), MOST_COLUMNS)
                hidden.columns.update(range(int(column["min"]), last + 1))


def _is_true(attribute: str | None) -> bool:
    return attribute in ("1", "true")


def _row(found: Iterable[Mapping[str, Any]], name: str, number: int) -> Cells:
    """The cells of a row in their places, up to the last one that holds anything."""
    cells: Cells = []
    for cell in found:
        place, value = cell["column"], cell["value"]
        if value is not None and 1 <= place <= MOST_COLUMNS:
            cells += [None] * (place - len(cells))
            cells[place - 1] = _unescaped(value, name, number) if isinstance(value, str) else value
    return cells


def _unescaped(text: str, name: str, number: int) -> str:
    if "_x" in text:
        text = _ESCAPE.sub(_character, text)
        if "\0" in text:
            raise with_nul(name, number)
    return text


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    # Half of a character is none.
    return escape[0] if 0xD800 <= code <= 0xDFFF else chr(code)


def _broken(name: str, error: Exception) -> Exception:
    # The reader of XML has a word of its own for it.
    if isinstance(error, MemoryError) or "out of memory" in str(error):
        return MemoryError()
    return Unreadable(
        f"{name} is damaged and cannot be read. Open it in Excel and save it anew as .xlsx."
    )
