"""Whole imports: many files, hostile ones, large ones, and the command that brings them."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands.imports import import_files
from bot.commands.invite import invite
from bot.commands.template import template
from bot.documents.apart import read_apart
from bot.documents.reading import from_path, read_here
from bot.documents.tables import TableFile
from bot.imports.run import plan_import
from domain.people.people import CODE_ALPHABET, looks_like_a_code
from domain.text import clean
from storage.engine.database import Database
from storage.store import Store
from tests.bot.imports.files import (
    DATA,
    LEADER,
    SCHOOLS,
    book,
    bring,
    brought,
    raw,
    said,
    text,
    told,
    tried,
)
from tests.make import NOW, TODAY


def zipped(**members: bytes) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return out.getvalue()


def _with_sheet(book_: bytes, old: bytes, new: bytes) -> bytes:
    """A workbook whose sheet says something else in one place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book_)) as parts, zipfile.ZipFile(out, "w") as archive:
        for name in parts.namelist():
            content = parts.read(name)
            archive.writestr(
                name, content.replace(old, new) if name.endswith("sheet1.xml") else content
            )
    return out.getvalue()


UNREADABLE = [
    (raw("a.csv", b""), "a.csv is empty."),
    (
        raw("a.csv", b"\x00\x01\x02\x03"),
        "a.csv is not a text file. Save it as .xlsx or as CSV.",
    ),
    (
        raw("a.csv", b'email,name,role\n"never closed' + b"x" * 200_000),
        "a quotation mark is opened and never",
    ),
    (raw("a.xlsx", b"PK\x03\x04 broken"), "is not an Excel workbook that can be opened"),
    (raw("a.xlsx", zipped(hello_txt=b"hi")), "a.xlsx is damaged and cannot be read."),
    (
        raw("a.xlsx", zipped(xl_vbaProject_bin=b"x")),
        "a.xlsx holds macros, which are not accepted.",
    ),
    (raw("a.xlsm", b"PK\x03\x04"), "a.xlsm may hold macros, which are not accepted."),
    (
        raw("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1"),
        "is in Excel's old format or locked with a password",
    ),
    (raw("a.pdf", b"%PDF-1.7"), "a.pdf is none of .xlsx, .csv and .zip."),
    (raw("a.zip", zipped(a_txt=b"x")), "a.zip holds no CSV files; it should hold one."),
    (
        raw("a.zip", zipped(a_csv=b"x", b_csv=b"y")),
        "a.zip holds 2 CSV files; it should hold one.",
    ),
    (raw("a.zip", b"PK\x03\x04 broken"), "a.zip is damaged and cannot be unpacked."),
    (
        raw("a.zip", zipped(a_csv=b"0" * 100_000_001)),
        "a.zip is larger than 100 MB when unpacked.",
    ),
    (
        text("a.csv", "one,two\n1,2\n"),
        "a.csv has no header that is known. Files are known by their columns: trusts",
    ),
    (
        text("a.csv", "email,name\n"),
        "a.csv looks like a file of people, but has no column role.",
    ),
    (text("a.csv", "email,name,role,Email\n"), "a.csv has the column email twice."),
]


@pytest.mark.parametrize(("source", "sentence"), UNREADABLE)
def test_a_file_that_cannot_be_read_is_one_clear_sentence(
    store: Store, source: TableFile, sentence: str
) -> None:
    [problem] = said(bring(store, source))
    assert sentence in problem


@pytest.mark.parametrize(
    ("source", "sentence"), [case for case in UNREADABLE if "column" not in case[1]]
)
def test_it_is_the_same_sentence_from_a_process_of_its_own(
    source: TableFile, sentence: str
) -> None:
    assert sentence in read_apart(source).problem


def test_a_file_that_is_not_there_is_told(
    store: Store, database: Database[Store], tmp_path: Path
) -> None:
    said_: list[str] = []
    status = import_files(database, [tmp_path / "none.csv", tmp_path], NOW, TODAY, said_.append)
    assert status == 1
    assert said_[0] == "none.csv: There is no file none.csv."
    assert "cannot be opened" in said_[1]
    assert said_[-1] == "Nothing was changed: 2 problems to mend first."


@pytest.mark.long
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.lists(st.text(max_size=40) | st.integers() | st.floats() | st.booleans(), max_size=9),
        max_size=6,
    ),
    st.sampled_from(
        [
            ["email", "name", "role", "organisation", "free_days", "leave"],
            ["URN", "EstablishmentName", "Easting", "Trusts (code)", "Trusts (name)"],
            [
                "leader",
                "leader_email",
                "employer",
                "school",
                "head_email",
                "focus",
                "days",
                "start",
                "end",
            ],
            [
                "leader_email",
                "school_urn",
                "focus",
                "days_agreed",
                "start",
                "end",
                "objectives",
                "next_visit",
            ],
            ["leader_email", "school_urn", "date", "type", "minutes", "progress"],
            ["URN", "LinkURN", "LinkType", "LinkEstablishedDate"],
        ]
    ),
)
def test_no_cell_whatever_breaks_an_import(
    store: Store, rows: list[list[object]], header: list[str]
) -> None:
    plan = tried(store, book("any.xlsx", [*header, *map(str, rows[0] if rows else ())], *rows))
    assert all(line == clean(line) and "\n" not in line for line in told(plan).split("\n"))
    assert all(0 <= p.row <= len(rows) + 1 and p.sentence.endswith(".") for p in plan.problems)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx", "a.zip"]))
def test_no_bytes_whatever_break_an_import(store: Store, content: bytes, name: str) -> None:
    assert len(bring(store, raw(name, content)).problems) == 1


def test_bytes_cut_out_of_a_workbook_are_told_not_raised(store: Store) -> None:
    whole = (
        book("people.xlsx", ["email", "name", "role"], ["a@b.example", "Ann", "officer"])
        .open()
        .read()
    )
    for cut in range(10, len(whole), 97):
        damaged = whole[:cut] + b"\0" * 40 + whole[cut + 40 :]
        for sentence in said(bring(store, raw("people.xlsx", damaged))):
            assert "people.xlsx" in sentence or " is " in sentence


@pytest.mark.parametrize(
    "packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_an_archive_damaged_anywhere_is_told_not_raised(store: Store, packing: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        archive.writestr("people.csv", LEADER)
    whole = out.getvalue()
    for place in range(len(whole)):
        damaged = whole[:place] + bytes([whole[place] ^ 0x85]) + whole[place + 1 :]
        for sentence in said(tried(store, raw("people.zip", damaged))):
            assert sentence.endswith(".")


@pytest.mark.long
def test_a_last_row_of_which_only_the_format_was_touched_is_no_row(store: Store) -> None:
    made = book("schools.xlsx", ["URN", "EstablishmentName"], [107438, "Elm"]).open().read()
    touched = _with_sheet(made, b"</sheetData>", b'<row r="1048576" ht="15"/></sheetData>')
    assert brought(store, raw("schools.xlsx", touched)).read["schools.xlsx"] == 1
    lost = _with_sheet(
        made, b"</sheetData>", b'<row r="900000"><c r="A900000"><v>107439</v></c></row></sheetData>'
    )
    (sentence,) = said(bring(store, raw("schools.xlsx", lost)))
    assert "more than 250,000 rows" in sentence


def test_files_are_taken_in_their_own_order_whatever_the_order_they_are_named_in(
    store: Store,
) -> None:
    deployment = (
        "leader_email,school_urn,focus,days_agreed,start,end\n"
        "asha@schools.example,107438,Reading,4,1/9/2026,\n"
    )
    visit = (
        "leader_email,school_urn,date,type,minutes\n"
        "asha@schools.example,107438,14/9/2026,visit,60\n"
    )
    files = [
        text("visits.csv", visit),
        text("deployments.csv", deployment),
        text("people.csv", LEADER),
        text("schools.csv", SCHOOLS),
    ]
    brought(store, *files)
    assert brought(store, *files).changes == []


def test_the_header_may_stand_below_a_title_and_on_a_later_sheet(store: Store) -> None:
    brought(
        store,
        text("people.csv", "People of our hub,,\n\n EMAIL ,Name,Role\na@b.example,Ann,officer\n"),
    )
    plan = bring(store, text("people.csv", "Our people,,\n\nemail,name,role\nbad,Ann,officer\n"))
    assert said(plan) == ["4: email is “bad”, not an e-mail address."]


def test_a_formula_counts_by_its_saved_value(store: Store) -> None:
    made = book("schools.xlsx", ["URN", "EstablishmentName"], [107438, "Elm"]).open().read()
    formula = _with_sheet(made, b"<v>107438</v>", b"<f>107000+438</f><v>107438</v>")
    brought(store, raw("schools.xlsx", formula))
    assert [o.urn for o in store.organisations.everything()] == [107438]


def test_a_large_national_file_is_streamed_and_kept_to_one_authority(store: Store) -> None:
    head, *rows = (DATA / "gias.csv").read_bytes().split(b"\r\n")
    filler = rows[0].replace(b'"Bradford"', b'"Leeds"')
    many = b"\r\n".join(
        filler.replace(b"101494", str(200_000 + n).encode(), 1) for n in range(5_000)
    )
    whole = raw("gias.csv", b"\r\n".join([head, *rows[:-1], many]))
    seen: list[tuple[str, int]] = []
    plan = plan_import(
        [read_here(whole)],
        store,
        TODAY,
        authority="Bradford",
        progress=lambda name, count: seen.append((name, count)),
    )
    assert (said(plan), plan.read["gias.csv"], len(plan.changes)) == ([], 5_014, 14)
    assert seen[-1] == ("gias.csv", 5_014)
    assert len(seen) == 11


def test_the_command_imports_tells_the_sum_and_says_when_there_is_nothing_to_do(
    database: Database[Store], tmp_path: Path
) -> None:
    (tmp_path / "schools.csv").write_text(SCHOOLS, "utf-8")
    (tmp_path / "people.csv").write_text(LEADER, "utf-8")
    paths = [tmp_path / "people.csv", tmp_path / "schools.csv"]
    first: list[str] = []
    again: list[str] = []
    try_out: list[str] = []
    assert import_files(database, paths, NOW, TODAY, try_out.append, dry_run=True) == 0
    assert import_files(database, paths, NOW, TODAY, first.append) == 0
    assert import_files(database, paths, NOW, TODAY, again.append) == 0
    assert "people.csv, row 2: new person Asha Rahman (asha@schools.example)" in try_out
    assert "    roles: leader at Eldwick Primary School" in try_out
    assert try_out[-1] == "Nothing was changed: this was a dry run."
    sums = ["schools.csv: 2 rows, 2 new, 0 changed", "people.csv: 1 row, 1 new, 0 changed"]
    assert first == [*sums, "Imported."]
    assert again[-1] == "Nothing to change: all of it stands already."


def test_invite_says_a_code_alone_on_the_last_line(database: Database[Store]) -> None:
    database.write_now(
        lambda store: brought(store, text("schools.csv", SCHOOLS), text("people.csv", LEADER))
    )
    lines: list[str] = []
    assert invite(database, " Asha@Schools.example", NOW, lines.append) == 0
    code = lines[-1]
    assert looks_like_a_code(code)
    assert set(code) <= set(CODE_ALPHABET)
    found = database.read_now(lambda store: store.people.find_code(code))
    assert found is not None
    assert found.email == "asha@schools.example"
    assert invite(database, "nobody@schools.example", NOW, lines.append) == 1
    assert lines[-1].startswith("Nobody on the roster has the address “nobody@schools.example”.")


def test_template_writes_a_sheet_that_can_be_imported_and_never_over_another(
    database: Database[Store], tmp_path: Path
) -> None:
    path, lines = tmp_path / "start.xlsx", list[str]()
    database.write_now(lambda store: brought(store, text("schools.csv", SCHOOLS)))
    assert template(database, path, TODAY, lines.append) == 0
    assert "2 schools to choose from" in lines[0]
    written = path.read_bytes()
    assert import_files(database, [path], NOW, TODAY, lines.append) == 0
    assert template(None, path, TODAY, lines.append) == 1
    assert lines[-1] == f"{path} is there already and was left as it is. Name another file."
    assert path.read_bytes() == written
    assert template(None, tmp_path / "no" / "start.xlsx", TODAY, lines.append) == 1
    people = tmp_path / "people.xlsx"
    assert template(database, people, TODAY, lines.append, "People") == 0
    assert import_files(database, [people], NOW, TODAY, lines.append) == 0
    assert template(database, people, TODAY, lines.append, "persons") == 1
    assert lines[-1].startswith("There is no file of “persons”. There are: trusts, schools,")


def test_column_names_are_printed_without_control_characters_and_not_at_length(
    store: Store,
) -> None:
    odd = "\x1b[2J\x07shown\u202eas\nthis" + "x" * 500
    plan = brought(store, book("people.xlsx", ["email", "name", "role", odd, "b\x9b31m"]))
    [note] = plan.notes
    assert note == clean(note)
    assert "shownas this" in note and len(note) < 160


def test_a_file_with_an_odd_name_is_told_in_one_line(tmp_path: Path) -> None:
    assert from_path(tmp_path / "a\x1b[2J\nb.csv").name == "a[2J b.csv"
