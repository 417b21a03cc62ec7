"""Files as people keep them: several sheets, hidden rows, headings of their own, lost letters."""

import io

import pytest
from openpyxl import Workbook

from bot.documents.tables import TableFile
from storage.store import Store
from tests.bot.imports.files import LEADER, SCHOOLS, bring, brought, raw, said, text

HEADER = ["email", "name", "role"]
ANN, BOB = ["ann@x.example", "Ann", "officer"], ["bob@x.example", "Bob", "officer"]


def sheets(**rows: list[list[str]]) -> Workbook:
    """A workbook of these sheets."""
    book = Workbook()
    book.remove(book.active)
    for title, cells in rows.items():
        sheet = book.create_sheet(title)
        for row in cells:
            sheet.append(row)
    return book


def saved(book: Workbook) -> TableFile:
    """The workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return raw("people.xlsx", out.getvalue())


def people(store: Store) -> list[str]:
    """Who is on the roster."""
    return sorted(entry.name for entry in store.imports.snapshot().people.values())


def test_the_first_sheet_that_is_shown_is_taken_and_the_others_are_named(store: Store) -> None:
    book = sheets(Draft=[HEADER, ["x", "X", "officer"]], Now=[HEADER, ANN], Old=[HEADER, BOB], E=[])
    book["Draft"].sheet_state = "veryHidden"
    assert brought(store, saved(book)).notes == [
        (
            "people.xlsx: taken: “Now”. Left out: “Draft” (hidden), “Old”. "
            "Save a sheet as a file of its own to bring it in."
        )
    ]
    assert people(store) == ["Ann"]


def test_a_sheet_that_is_hidden_is_named_where_no_other_fits(store: Store) -> None:
    book = sheets(Notes=[["Hello"]], People=[HEADER, ANN])
    book["People"].sheet_state = "hidden"
    [problem] = said(bring(store, saved(book)))
    assert problem.endswith("Not read, for it is hidden: “People” (hidden).")


def test_hidden_rows_and_columns_are_told_and_taken(store: Store) -> None:
    book = sheets(People=[HEADER, ANN, BOB, ["cat@x.example", "Cat", "officer"]])
    sheet = book.active
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    assert brought(store, saved(book)).notes == [
        "people.xlsx: hidden in it, and taken all the same: 2 rows (2 to 3) and the column role."
    ]
    assert people(store) == ["Ann", "Bob", "Cat"]


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\t \n", ""])
def test_a_row_of_blanks_is_no_row(store: Store, blank: str) -> None:
    plan = brought(store, saved(sheets(People=[HEADER, ANN, [blank, blank], BOB, ["", blank]])))
    assert plan.read["people.xlsx"] == 2


@pytest.mark.parametrize(
    "header",
    [
        "E-mail,Name,Role",
        "E‑mail:,Full name,Roles",
        "EMAIL ADDRESS *,Display Name,role",
        "e_mail,NAME,Role:",
        "Ｅｍａｉｌ,name,role",
    ],
)
def test_headings_are_known_as_people_write_them(store: Store, header: str) -> None:
    assert brought(store, text("p.csv", f"{header}\nann@x.example,Ann,officer\n")).notes == []
    assert people(store) == ["Ann"]


def test_two_columns_of_one_meaning_are_a_problem(store: Store) -> None:
    [problem] = said(bring(store, text("p.csv", "email,E-mail,name,role\n")))
    assert "has the column email twice" in problem


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            "\u0430sha@x.example,Asha,officer",
            (
                "2: email is “\u0430sha@x.example”, and no address has "
                "“\u0430” (Cyrillic small letter a): type it anew."
            ),
        ),
        (
            "asha@x.example,Jos\ufffd,officer",
            (
                "2: name is “Jos\ufffd”, with a character that could not be read. "
                "Type it anew; a CSV file is best saved as “CSV UTF-8”."
            ),
        ),
    ],
)
def test_what_only_looks_right_is_refused_by_its_row(store: Store, row: str, problem: str) -> None:
    assert said(bring(store, text("p.csv", f"email,name,role\n{row}\n"))) == [problem]


def test_a_stray_byte_names_its_row_and_its_column(store: Store) -> None:
    content = "email,name,role\na@x.example,Zoë,officer\nb@x.example,Ren#,officer\n".encode()
    [problem] = said(bring(store, raw("p.csv", content.replace(b"#", b"\xe9"))))
    assert problem.startswith("3: name is “Ren\ufffd”, with a character that could not be read.")


def test_an_address_that_a_word_processor_changed_is_the_same_person(store: Store) -> None:
    first = LEADER.replace("asha@", "a.o'brien-lee@")
    brought(store, text("schools.csv", SCHOOLS), text("people.csv", first))
    again = first.replace("'", "’").replace("-", "‑")
    assert brought(store, text("people.csv", again)).changes == []


@pytest.mark.parametrize("name", ["URN", "Establishment URN"])
def test_the_registers_list_of_links_to_groups_is_named(store: Store, name: str) -> None:
    header = f"{name},Group UID,Group ID,Group Name,Group Type,Joined date,EstablishmentName\n"
    row = "107438,2044,TR01,MOOR TRUST,Multi-academy trust,01-09-2016,Keelham\n"
    plan = bring(store, text("allgrouplinksdata.csv", header.replace(name, "URN") + row))
    [problem] = said(plan)
    assert "is the register's list of which school is in which group" in problem
