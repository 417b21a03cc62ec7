"""Tables out of files and into them, through any text a person may have."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.documents import delimited, workbooks
from bot.documents.tables import Cells

ROWS = st.lists(
    st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=5), max_size=5
)
HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    "＝1+1",
    '=HYPERLINK("http://evil.example","x")',
)

LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def read_csv(content: bytes) -> list[Cells]:
    """The rows of a CSV file."""
    return [cells for _, cells in delimited.read(lambda: io.BytesIO(content), "a.csv")]


@given(ROWS)
def test_what_is_written_as_csv_is_read_back(rows: list[list[str]]) -> None:
    plain = [
        [f"x{c}".replace("\r", " ").replace("\n", " ").replace("\0", "") for c in row]
        for row in rows
    ]
    assert read_csv(delimited.write(["first", "second"], plain)) == [["first", "second"], *plain]


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), min_size=1, max_size=6))
def test_no_cell_of_a_csv_file_is_a_live_formula(cells: list[str]) -> None:
    content = delimited.write(cells, [cells]).decode("utf-8-sig", "replace")
    for row in csv.reader(io.StringIO(content, newline="")):
        assert not any(c.startswith(LIVE) for c in row)


def test_numbers_of_a_csv_file_stay_numbers() -> None:
    assert read_csv(delimited.write(["n"], [[-5], [2.5], [None], [True]])) == [
        ["n"],
        ["-5"],
        ["2.5"],
        [""],
        ["True"],
    ]


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"), max_size=20),
        min_size=1,
        max_size=6,
    )
)
def test_no_cell_of_a_workbook_is_a_live_formula_and_text_comes_back(cells: list[str]) -> None:
    content = workbooks.write(cells, [cells])
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    [table] = workbooks.read(lambda: io.BytesIO(content), "a.xlsx")
    assert all(number in (1, 2) for number, _ in table.rows())


def test_a_workbook_leaves_out_what_no_xml_may_hold() -> None:
    content = workbooks.write(["a\ud800b"], [["c\x0bd"], ["e\uffff\ufffef"]])
    [table] = workbooks.read(lambda: io.BytesIO(content), "a.xlsx")
    assert list(table.rows()) == [(1, ["ab"]), (2, ["cd"]), (3, ["ef"])]


def test_a_workbook_that_lies_about_its_size_is_read_row_by_row() -> None:
    content = workbooks.write(["a", "b"], [["1", "2"]])
    [table] = workbooks.read(lambda: io.BytesIO(content), "a.xlsx")
    assert list(table.rows()) == [(1, ["a", "b"]), (2, ["1", "2"])]
    assert list(table.rows()) == list(table.rows())


def test_excels_own_line_about_the_delimiter_is_no_row() -> None:
    assert [c for c in read_csv(b"sep=;\r\na;b\r\n1;2\r\n") if c] == [["a", "b"], ["1", "2"]]


def test_an_empty_line_counts_as_a_row_so_that_numbers_are_those_of_the_sheet() -> None:
    numbered = list(delimited.read(lambda: io.BytesIO(b'a,b\n\n"two\nlines",1\nlast,2\n'), "a.csv"))
    assert numbered == [(1, ["a", "b"]), (2, []), (3, ["two\nlines", "1"]), (4, ["last", "2"])]
