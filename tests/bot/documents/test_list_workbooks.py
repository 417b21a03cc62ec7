"""Lists written as workbooks, row by row, and read back as openpyxl and the import read them."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bench.bars.exports import live_in_workbook
from bot.documents import workbooks
from bot.documents.list_workbooks import ABOUT, write_list
from bot.documents.sheet_cells import LONGEST_TEXT, letters
from bot.documents.sheets import ListColumn, Look, Value, as_text
from tests.bot.documents.test_documents import HOSTILE

LOOKS = (Look.TEXT, Look.NUMBER, Look.NUMBER, Look.DAY, Look.MOMENT, Look.TIME)
ROW = (
    "Peel Park",
    180,
    Fraction(9, 2),
    date(2026, 11, 23),
    datetime(2026, 11, 23, 8, 12, tzinfo=UTC),
    time(14, 30),
)


def written(rows: Sequence[Sequence[Value]], most: int = 10, title: str = "Records") -> bytes:
    """A workbook of these rows, so many on a sheet, with as many columns as the first has."""
    out = io.BytesIO()
    looks = LOOKS if rows and rows[0] == ROW else (Look.TEXT,) * len(rows[0] if rows else ROW)
    columns = [
        ListColumn(f"c{n}", f"Column {n}", 20 + n, lambda row, n=n: row[n], look)  # type: ignore[misc]
        for n, look in enumerate(looks)
    ]
    assert write_list(
        out, title, columns, iter(rows), lambda n: [("Holds", f"{n} rows")], most
    ) == (len(rows))
    return out.getvalue()


def opened(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


def test_days_moments_times_and_numbers_are_none_of_them_text() -> None:
    sheet = opened(written([ROW])).active
    text, minutes, days, day, moment, at = sheet[2]
    assert (text.value, text.data_type) == ("Peel Park", "s")
    assert (minutes.value, days.value) == (180, 4.5)
    assert (day.value.date(), day.number_format) == (date(2026, 11, 23), "dd/mm/yyyy")
    # As the reader's clock shows it: a workbook knows no zones.
    assert (moment.value, moment.number_format) == (
        datetime(2026, 11, 23, 8, 12),  # noqa: DTZ001
        "dd/mm/yyyy hh:mm",
    )
    assert (at.value, at.number_format) == (time(14, 30), "h:mm")
    assert all(cell.alignment.vertical == "top" for cell in sheet[2])
    assert text.alignment.wrap_text


def test_headings_stay_in_sight_on_the_screen_and_on_paper_and_can_be_filtered_by() -> None:
    book = opened(written([ROW, ROW]))
    sheet = book.active
    assert book.sheetnames == [ABOUT, "Records"] and sheet.title == "Records"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:F3")
    assert sheet.print_title_rows == "$1:$1" and sheet.page_setup.orientation == "landscape"
    assert [sheet.column_dimensions[c].width for c in "ABC"] == [20, 21, 22]
    assert all(cell.font.b and cell.data_type == "s" for cell in sheet[1])


def test_the_first_sheet_says_what_it_is() -> None:
    rows = list(opened(written([ROW]))[ABOUT].iter_rows(values_only=True))
    assert rows == [("Records", None), (None, None), ("Holds", "1 rows")]


def test_a_long_list_goes_on_in_the_next_sheet_under_the_same_headings() -> None:
    rows = [(str(n),) for n in range(7)]
    book = opened(written(rows, most=3))
    assert book.sheetnames == [ABOUT, "Records", "Records 2", "Records 3"]
    found = [[c for (c,) in sheet.iter_rows(values_only=True)] for sheet in book.worksheets[1:]]
    assert found == [["Column 0", *"012"], ["Column 0", *"345"], ["Column 0", "6"]]
    assert all(sheet.freeze_panes == "A2" for sheet in book.worksheets[1:])


def test_a_list_without_rows_still_says_its_columns() -> None:
    sheet = opened(written([])).active
    assert [cell.value for cell in sheet[1]] == [f"Column {n}" for n in range(6)]
    assert (sheet.max_row, sheet.auto_filter.ref) == (1, "A1:F1")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(HOSTILE) | st.text(max_size=20), st.text(st.characters(codec="utf-8"))
        ),
        min_size=1,
        max_size=5,
    )
)
def test_no_text_is_a_formula_and_every_text_comes_back(rows: list[tuple[str, str]]) -> None:
    content = written(rows, most=100)
    assert live_in_workbook(content) == []
    sheet = opened(content).active
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)
    # Read as the import reads, which undoes what Excel escapes.
    _, table = workbooks.read(lambda: io.BytesIO(content), "a.xlsx")
    kept = [[sound(cell) for cell in row] for row in rows]
    found = dict(table.rows())
    for number, row in enumerate(kept, 2):
        cells = [*found.get(number, []), "", ""][:2]
        assert ["" if cell is None else cell for cell in cells] == row


def sound(text: str) -> str:
    """A text as XML can hold it: without control characters, its line ends as one character."""
    kept = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    kept = kept.encode("utf-8", "ignore").decode()
    return kept.replace("\r\n", "\n").replace("\r", "\n")


def test_a_text_that_is_too_long_for_a_cell_is_cut() -> None:
    sheet = opened(written([("x" * (LONGEST_TEXT + 5),)])).active
    assert len(sheet["A2"].value) == LONGEST_TEXT


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Records of visits", "Records of visits"),
        ("What [we] do: a/b?*\\'", "What we do ab"),
        ("L" * 40, "L" * 28),
        ("[]", "List"),
        ("R & D", "R & D"),
    ],
)
def test_a_sheet_has_a_name_that_excel_takes(title: str, name: str) -> None:
    book = opened(written([ROW], title=title))
    assert book.active.title == name
    # The heading rows are named by it.
    assert book.active.print_title_rows == "$1:$1"


def test_every_part_is_sound_xml_and_named_in_the_list_of_types() -> None:
    with zipfile.ZipFile(io.BytesIO(written([ROW] * 3, most=2))) as parts:
        names = set(parts.namelist())
        for name in names:
            ElementTree.fromstring(parts.read(name))
        types = parts.read("[Content_Types].xml").decode()
    assert all(f'"/{name}"' in types for name in names if name.startswith("xl/w"))
    assert len(names) == 8


def test_columns_are_named_as_excel_names_them() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 53, 702, 703)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA")
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (ROW[2], 4.5),
        (ROW[3], "2026-11-23"),
        (ROW[4], "2026-11-23T08:12"),
        (ROW[5], "14:30"),
        (180, 180),
        (None, None),
    ],
)
def test_values_as_a_csv_file_holds_them(value: Value, text: object) -> None:
    assert as_text(value) == text
