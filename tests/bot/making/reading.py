"""Files of lists, made and read back."""

from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from bot.making.kinds import MAKES
from bot.making.lists import ListRequest
from bot.making.writing import write_workbook
from domain.operations.asked import NarrowedList
from domain.people.people import Person
from storage.store import Store
from tests.make import NOW

WHOLE = NarrowedList()


def workbook(
    kind: str, reader: Person, store: Store, narrowed: NarrowedList = WHOLE, now: datetime = NOW
) -> Any:
    """The file as openpyxl opens it."""
    out = BytesIO()
    write_workbook(MAKES[kind], ListRequest(reader, now, narrowed), store, out)
    return load_workbook(out)


def rows_of(book: Any) -> list[dict[str, Any]]:
    """The rows of its list, by heading."""
    header, *rows = book.active.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def about(book: Any) -> dict[str, str]:
    """What its first sheet says."""
    return dict(book["About"].iter_rows(min_row=3, values_only=True))


def words_in(book: Any) -> str:
    """Every cell of every sheet."""
    cells = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return " | ".join(str(cell) for row in cells for cell in row if cell is not None)
