"""The start sheet to be filled in: drop-downs, an example row, and notes on each column."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.documents.workbooks import saved_bytes, text_cell

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS = {
    "leader": (24, "The leader's name, as it is to be shown."),
    "leader_email": (32, "The address with which the leader signs in to Microsoft 365."),
    "employer": (36, "Who employs the leader: a school or trust by name, URN or UID, or Hub."),
    "school": (
        44,
        "The school that gets support: its URN, or its name and town with a comma between.",
    ),
    "head_email": (32, "The head or lead of that school; may be left empty."),
    "focus": (36, "What the support is for, in a few words."),
    "days": (8, "Days agreed, in quarters: 4, 4.5, 0.25; may be left empty."),
    "start": (13, "First day, such as 01/09/2026."),
    "end": (13, "Last day; may be left empty."),
}
ROWS = 500
_DATE = "dd/mm/yyyy"
_INK, _PAPER, _FAINT = "FFFFFFFF", "FF3B3F8C", "FF6B6B6B"


def start_sheet(
    schools: Sequence[str], employers: Sequence[str], today: date, example: str
) -> bytes:
    """The workbook; `schools` and `employers` fill the drop-downs.

    `example` marks the row that an import leaves out.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Start"
    _header(sheet)
    _example(sheet, today, example)
    lists = book.create_sheet("Lists")
    lists.sheet_state = "hidden"
    _drop_down(sheet, lists, "school", schools, 1)
    _drop_down(sheet, lists, "employer", ["Hub", *employers], 2)
    _checks(sheet)
    _notes(book.create_sheet("Notes"), example)
    return saved_bytes(book)


def _header(sheet: "Worksheet") -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (name, (width, _)) in enumerate(COLUMNS.items(), 1):
        cell = text_cell(sheet, 1, column, name)
        cell.font, cell.fill = Font(bold=True, color=_INK), PatternFill("solid", fgColor=_PAPER)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def _example(sheet: "Worksheet", today: date, example: str) -> None:
    from openpyxl.styles import Font

    year = today.year if today.month < 9 else today.year + 1
    values = (
        *(
            f"{example} Asha Example (this row is left out)",
            "asha@example.com",
            "Hub",
            "Elm Primary School, Bradford",
        ),
        *("head@example.com", "Early reading", 4.5, date(year - 1, 9, 1), date(year, 7, 17)),
    )
    for column, value in enumerate(values, 1):
        cell = text_cell(sheet, 2, column, value)
        cell.font = Font(italic=True, color=_FAINT)


def _drop_down(
    sheet: "Worksheet", lists: Any, name: str, values: Sequence[str], column: int
) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if not values:
        return
    for row, value in enumerate(values, 1):
        text_cell(lists, row, column, value)
    letter = get_column_letter(column)
    offered = DataValidation(
        "list", formula1=f"Lists!${letter}$1:${letter}${len(values)}", allow_blank=True
    )
    # Something else may be typed: a school that is not in the list yet.
    offered.showErrorMessage = False
    _over(sheet, offered, name)


def _checks(sheet: "Worksheet") -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    for name in ("start", "end"):
        dates = DataValidation(
            "date", operator="between", formula1="36526", formula2="73050", allow_blank=True
        )
        dates.error, dates.errorTitle, dates.showErrorMessage = (
            "A date such as 01/09/2026",
            "Not a date",
            True,
        )
        for row in range(2, ROWS + 1):
            sheet.cell(row, list(COLUMNS).index(name) + 1).number_format = _DATE
        _over(sheet, dates, name)
    days = DataValidation(
        "decimal", operator="between", formula1="0", formula2="366", allow_blank=True
    )
    days.error, days.errorTitle, days.showErrorMessage = (
        "A number of days, such as 4.5",
        "Not a number",
        True,
    )
    _over(sheet, days, "days")


def _over(sheet: "Worksheet", validation: Any, name: str) -> None:
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(list(COLUMNS).index(name) + 1)
    sheet.add_data_validation(validation)
    validation.add(f"{letter}2:{letter}{ROWS}")


def _notes(sheet: "Worksheet", example: str) -> None:
    from openpyxl.styles import Alignment, Font

    lines = [
        ("One row for each leader and school.", ""),
        (
            "A leader at three schools has three rows, with the same address and employer in each.",
            "",
        ),
        (f"A row whose leader begins with “{example}” is left out.", ""),
        (
            (
                "Importing the sheet again changes only what was changed in it; "
                "a row taken out deletes nothing."
            ),
            "",
        ),
        *((name, note) for name, (_, note) in COLUMNS.items()),
    ]
    for row, (first, second) in enumerate(lines, 1):
        text_cell(sheet, row, 1, first).font = Font(bold=bool(second))
        text_cell(sheet, row, 2, second).alignment = Alignment(wrap_text=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 90
