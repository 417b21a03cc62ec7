"""Excel workbooks, in and out; openpyxl, slow to import, is imported when one is opened."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from bot.documents.tables import LARGEST, MOST_COLUMNS, Cells, Table, Unreadable, counted

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Of a sheet in Excel; a row of which only the format was ever touched may be the last.
LAST_ROW = 1_048_576
_EMPTY = (None,) * MOST_COLUMNS
# No XML may hold these: Excel calls a workbook damaged that does.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read(open_: Callable[[], BinaryIO], name: str) -> list[Table]:
    """The workbook's sheets, in order; a formula counts by its saved value."""
    with open_() as stream:
        _judge(stream, name)
    with open_() as stream, _opened(stream, name) as book:
        titles = [s.title for s in book.worksheets]
    return [Table(title, lambda title=title: _rows(open_, name, title)) for title in titles]  # type: ignore[misc]


def text_cell(sheet: "Worksheet", row: int, column: int, value: object) -> Any:
    """Puts a value into a cell; text stays text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = _NOT_IN_XML.sub("", value)
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


def list_workbook(
    columns: Mapping[str, int], rows: Iterable[Sequence[object]], title: str
) -> bytes:
    """A workbook for reading: `columns` are names with widths, and the header stays in sight."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = title
    for column, (name, width) in enumerate(columns.items(), 1):
        text_cell(sheet, 1, column, name).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, cells in enumerate(rows, 2):
        for column, value in enumerate(cells, 1):
            text_cell(sheet, number, column, value)
    sheet.freeze_panes = "A2"
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
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Unreadable(
            f"{name} is not an Excel workbook that can be opened. Save it anew as .xlsx."
        ) from None
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


def _rows(open_: Callable[[], BinaryIO], name: str, title: str) -> Iterator[tuple[int, Cells]]:
    with open_() as stream, _opened(stream, name) as book:
        yield from counted(_cells(book[title], name), name)


def _cells(sheet: Any, name: str) -> Iterator[Cells]:
    # What the file says of its own size may be anything.
    sheet.reset_dimensions()
    rows = iter(sheet.iter_rows(max_col=MOST_COLUMNS, max_row=LAST_ROW, values_only=True))
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except Exception as error:
            raise _broken(name, error) from error
        yield _shortened(row)


def _shortened(row: tuple[Any, ...]) -> Cells:
    if row == _EMPTY:
        return []
    last = max((i for i, cell in enumerate(row, 1) if cell is not None), default=0)
    return list(row[:last])


def _broken(name: str, error: Exception) -> Exception:
    # The reader of XML has a word of its own for it.
    if isinstance(error, MemoryError) or "out of memory" in str(error):
        return MemoryError()
    return Unreadable(
        f"{name} is damaged and cannot be read. Open it in Excel and save it anew as .xlsx."
    )
