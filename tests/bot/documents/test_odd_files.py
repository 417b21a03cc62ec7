"""Files as other programs leave them: read as they were meant, or named for what they are."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date

import pytest
from openpyxl import Workbook

from bot.documents.apart import read_apart
from bot.documents.encodings import of_a_mac
from bot.documents.reading import read_here
from bot.documents.tables import TableFile
from bot.documents.workbooks import write

PEOPLE = [["email", "name", "role"], ["ann@x.example", "Zoë O’Neill", "officer"]]


def file(name: str, content: bytes) -> TableFile:
    """A file of these bytes."""
    return TableFile(name, lambda: io.BytesIO(content))


def rows(name: str, content: bytes) -> list[list[object]]:
    """The rows of a file's first sheet, read in a process of its own."""
    read = read_apart(file(name, content))
    assert read.problem == ""
    return [list(cells) for _, cells in read.tables[0].rows()]


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def changed(book: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with each of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return archive({name: change(parts.read(name)) for name in parts.namelist()})


STRICT = changed(
    write(PEOPLE[0], PEOPLE[1:]),
    lambda part: part.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
)
ODS = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}
NAMED = [
    ("a.ods", archive(ODS), "is an OpenDocument file, as LibreOffice saves it."),
    ("a.xlsx", archive(ODS), "is an OpenDocument file"),
    ("a.csv", archive(ODS), "is an OpenDocument file"),
    ("a.xlsx", STRICT, "is saved as “Strict Open XML Spreadsheet”."),
    ("a.numbers", archive({"Index/Document.iwa": b"x"}), "is a file of Apple Numbers."),
    ("a.docx", archive({"word/document.xml": b"<x/>"}), "is a Word document."),
    ("a.xlsx", archive({"xl/workbook.bin": b"x"}), "is a binary workbook."),
    ("a.xls", b"\n <HTML><table><tr><td>email", "is a web page, whatever its name says."),
    ("a.xls", b"\xef\xbb\xbf<table><tr><td>email", "is a web page"),
    ("a.xls", b'<?xml version="1.0"?><Workbook>', "is an XML file."),
    ("a.csv", b"<!DOCTYPE html><html>", "is a web page."),
    ("a.csv", b"%PDF-1.7", "It is a PDF"),
    ("a.csv", b"\x1f\x8b\x08\x00", "is packed with gzip."),
    ("a.xlsx", b"email,name,role\n", "let its name end in .csv."),
]


@pytest.mark.parametrize(("name", "content", "sentence"), NAMED)
def test_a_file_of_another_program_is_named_for_what_it_is(
    name: str, content: bytes, sentence: str
) -> None:
    problem = read_here(file(name, content)).problem
    assert sentence in problem
    assert problem.startswith(name)
    assert problem.endswith(".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_text_is_read_in_the_encoding_it_was_written_in(encoding: str, ending: str) -> None:
    text = ending.join(",".join(row) for row in PEOPLE)
    assert rows("a.csv", text.encode(encoding)) == PEOPLE


@pytest.mark.parametrize("stray", [b"\x92", b"\xe9", b"\xc3", b"\xff", b"\xe2\x80"])
def test_one_stray_byte_leaves_the_rest_as_it_is(stray: bytes) -> None:
    content = "email,name\na@x.example,Zoë\nb@x.example,Ren#\nc@x.example,Siân\n".encode()
    found = rows("a.csv", content.replace(b"#", stray))
    assert found[1] == ["a@x.example", "Zoë"]
    assert str(found[2][1]).startswith("Ren\ufffd")
    assert found[3] == ["c@x.example", "Siân"]


@pytest.mark.parametrize("where", [0, 17, 40])
def test_a_nul_byte_names_its_row(where: int) -> None:
    content = b"email,name,role\n" + b"ann@x.example,Ann,officer\n" * 40
    cut = content[:where] + b"\0" + content[where:]
    row = content[:where].count(b"\n") + 1
    problem = read_apart(file("a.csv", cut)).problem
    assert problem.startswith(f"a.csv, row {row}: there is a NUL byte in it")


def test_a_nul_byte_of_a_workbook_names_its_row() -> None:
    book = changed(
        write(["email"], [["a"], ["b"]]), lambda part: part.replace(b">b<", b">b_x0000_<")
    )
    problem = read_apart(file("a.xlsx", book)).problem
    assert problem.startswith("a.xlsx, row 3: there is a NUL byte")


MAC = ("Paul’s", "O’Brien", "D’Arcy", "René", "José Pérez", "Zoë – Bell", "2025 – 26")
WINDOWS = (
    "Paul’s",
    "O’Brien",
    "René",
    "Šašek",
    "José",
    "RENÉ",
    "Zoë – Bell",
    "“Elm”",
    "naïve",
    "½",
)


@pytest.mark.parametrize("text", MAC)
def test_text_of_an_old_mac_is_asked_about(text: str) -> None:
    content = f"email,name\r\rann@x.example,Ann\rbob@x.example,{text}\r".encode("mac_roman")
    problem = read_apart(file("a.csv", content)).problem
    assert problem.startswith("a.csv, row 4: “")
    assert "save the file as “CSV UTF-8”" in problem


@pytest.mark.parametrize("text", WINDOWS)
def test_text_of_windows_is_not(text: str) -> None:
    assert of_a_mac([text.encode("cp1252").decode("cp1252")]) == ""


def test_an_escaped_character_is_that_character_and_what_looks_like_one_is_not() -> None:
    cells: list[list[object]] = [["_x000D_"], ["a_x0041_b"], ["_x005F_x000D_"], ["max_x"]]
    assert rows("a.xlsx", write(["h"], cells))[1:] == cells
    raw = changed(
        write(["h"], [["Elm#Road"], ["Oak"]]), lambda part: part.replace(b"#", b"_x000D_\n")
    )
    assert rows("a.xlsx", raw)[1] == ["Elm\r\nRoad"]


def test_sheets_rows_and_columns_that_are_not_shown_are_told() -> None:
    book = Workbook()
    sheet = book.active
    for row in (*PEOPLE, ["bob@x.example", "Bob", "officer"], [date(2026, 9, 1)]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = sheet.column_dimensions["C"].hidden = True
    book.create_sheet("Old").sheet_state = "hidden"
    book.create_sheet("Older").sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    for read in (read_apart, read_here):
        shown, *others = read(file("a.xlsx", out.getvalue())).tables
        assert [number for number, _ in shown.rows()] == [1, 2, 3, 4]
        assert (shown.hidden.rows, shown.hidden.columns) == ({2}, {3})
        assert [(t.name, t.shown, list(t.rows())) for t in others] == [
            ("Old", False, []),
            ("Older", False, []),
        ]


def test_a_blank_in_the_last_row_of_a_sheet_is_no_row() -> None:
    book = Workbook()
    for row in PEOPLE:
        book.active.append(row)
    book.active.cell(1_048_576, 2, " \u00a0")
    out = io.BytesIO()
    book.save(out)
    found = rows("a.xlsx", out.getvalue())
    assert found[:2] == PEOPLE
    assert not any(cell for row in found[2:] for cell in row)
