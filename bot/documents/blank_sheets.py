"""Workbooks to be filled in: headings with comments, drop-downs, checks and example rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from bot.documents.workbooks import saved_bytes, text_cell

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = 500
LISTS, NOTES = "Lists", "Notes"
_DATE = "dd/mm/yyyy"
_INK, _PAPER, _PALE, _FAINT = "FFFFFFFF", "FF3B3F8C", "FFD9DAF0", "FF6B6B6B"
# Pixels of a comment: this many for a line of its text, which holds so many characters.
_WIDE, _LINE, _LETTERS = 320, 18, 44


class Filling(StrEnum):
    """What may be filled into a column."""

    TEXT = "text"
    DATE = "date"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """A heading with its comment; `choices` names a list of the workbook to choose from."""

    name: str
    width: int
    comment: str
    needed: bool = False
    filling: Filling = Filling.TEXT
    choices: str = ""


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """A sheet with its first rows; `faint` are those that only show how it is done."""

    title: str
    columns: tuple[BlankColumn, ...]
    rows: Sequence[Sequence[object]] = ()
    faint: bool = True


@dataclass(frozen=True, slots=True)
class Blanks:
    """A whole workbook: its sheets, the lists to choose from, and notes in two columns."""

    sheets: tuple[BlankSheet, ...]
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: Sequence[tuple[str, str]] = ()


def workbook(blanks: Blanks) -> bytes:
    """The workbook, without a live formula."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    if blanks.notes:
        _notes(book.create_sheet(NOTES), blanks.notes)
    sheets = [(blank, book.create_sheet(blank.title)) for blank in blanks.sheets]
    places = _lists(book, blanks.lists)
    for blank, sheet in sheets:
        _fill(sheet, blank, places)
    return saved_bytes(book)


def _fill(sheet: "Worksheet", blank: BlankSheet, places: Mapping[str, str]) -> None:
    from openpyxl.styles import Font

    for place, column in enumerate(blank.columns, 1):
        _heading(sheet, place, column)
        _formats(sheet, place, column)
        _offer(sheet, place, column, places)
    for number, row in enumerate(blank.rows, 2):
        for place, value in enumerate(row, 1):
            cell = text_cell(sheet, number, place, value)
            if blank.faint:
                cell.font = Font(italic=True, color=_FAINT)
    sheet.freeze_panes = "A2"


def _heading(sheet: "Worksheet", place: int, column: BlankColumn) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    cell = text_cell(sheet, 1, place, column.name)
    # What may stay empty is paler than what may not.
    cell.font = Font(bold=True, color=_INK if column.needed else _PAPER)
    cell.fill = PatternFill("solid", fgColor=_PAPER if column.needed else _PALE)
    lines = len(column.comment) // _LETTERS + 2
    cell.comment = Comment(column.comment, "Hub Visits", height=lines * _LINE, width=_WIDE)
    sheet.column_dimensions[get_column_letter(place)].width = column.width


def _formats(sheet: "Worksheet", place: int, column: BlankColumn) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.filling is Filling.DATE:
        for row in range(2, ROWS + 1):
            sheet.cell(row, place).number_format = _DATE
        dates = DataValidation("date", operator="between", formula1="36526", formula2="73050")
        _refuse(dates, "Not a date", "A date such as 01/09/2026")
        _over(sheet, dates, place)
    elif column.filling is Filling.DAYS:
        days = DataValidation("decimal", operator="between", formula1="0", formula2="366")
        _refuse(days, "Not a number", "A number of days, such as 4.5")
        _over(sheet, days, place)


def _refuse(check: Any, title: str, sentence: str) -> None:
    check.allow_blank = check.showErrorMessage = True
    check.errorTitle, check.error = title, sentence


def _offer(sheet: "Worksheet", place: int, column: BlankColumn, places: Mapping[str, str]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.choices in places:
        offered = DataValidation("list", formula1=places[column.choices], allow_blank=True)
        # Something else may be typed: a school that is not in the list yet.
        offered.showErrorMessage = False
        _over(sheet, offered, place)


def _over(sheet: "Worksheet", check: Any, place: int) -> None:
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(place)
    sheet.add_data_validation(check)
    check.add(f"{letter}2:{letter}{ROWS}")


def _lists(book: Any, lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Puts lists on a sheet that is hidden; where each is, by its name."""
    from openpyxl.utils import get_column_letter

    filled = [(name, values) for name, values in lists.items() if values]
    if not filled:
        return {}
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    places = {}
    for column, (name, values) in enumerate(filled, 1):
        for row, value in enumerate(values, 1):
            text_cell(sheet, row, column, value)
        letter = get_column_letter(column)
        places[name] = f"{LISTS}!${letter}$1:${letter}${len(values)}"
    return places


def _notes(sheet: "Worksheet", notes: Sequence[tuple[str, str]]) -> None:
    from openpyxl.styles import Alignment, Font

    for row, (first, second) in enumerate(notes, 1):
        title = text_cell(sheet, row, 1, first)
        title.font = Font(bold=bool(second) or row == 1)
        title.alignment = Alignment(vertical="top")
        # Beside an empty cell the first runs on, and needs no width.
        if second:
            cell = text_cell(sheet, row, 2, second)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 90
