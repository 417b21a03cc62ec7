"""Outlines as Word documents, read back as Word would read them."""

import io
import subprocess
import sys
import zipfile
from datetime import date
from typing import Any, get_args

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Length

from bot.documents.word.letterhead import Letterhead
from bot.documents.word.writer import _WRITES, word_document
from domain.library import outlines
from domain.library.outlines import (
    Blank,
    Bullets,
    FieldTable,
    Grid,
    Heading,
    Hint,
    Outline,
    Prose,
)

HEAD = Letterhead("Bradford Teaching School Hub", "4F52B2", date(2026, 11, 30))
WHOLE = Outline(
    "A <title> & more",
    "for all",
    (
        FieldTable((("Known", "this"), ("Unknown", ""))),
        Heading("1 First"),
        Heading("1.1 Then", 2),
        Prose("Words."),
        Hint("Write here."),
        Bullets(("one", "two")),
        Blank("Empty"),
        Blank("Filled", "text"),
        Grid(("Head", "Other"), tuple((str(n), "") for n in range(60)), (30, 70)),
    ),
)


def read(outline: Outline = WHOLE) -> Any:
    return docx.Document(io.BytesIO(word_document(outline, HEAD)))


def test_each_part_is_written_as_what_it_is() -> None:
    told = [(p.style.name, p.text) for p in read().paragraphs if p.text]
    assert told == [
        ("Title", "A <title> & more"),
        ("Grey line", "For all · made on 30 November 2026 from Hub Visits"),
        ("Heading 1", "1 First"),
        ("Heading 2", "1.1 Then"),
        ("Normal", "Words."),
        ("Hint", "Write here."),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
        ("Field name", "Empty"),
        ("Not stated", "not stated"),
        ("Field name", "Filled"),
        ("Normal", "text"),
    ]
    fields, grid = read().tables
    cells = [[cell.text for cell in row.cells] for row in fields.rows]
    assert cells == [["Known", "this"], ["Unknown", "not stated"]]
    assert [cell.text for cell in grid.rows[0].cells] == ["Head", "Other"] and len(grid.rows) == 61


def test_it_is_a4_with_the_hubs_name_in_its_colour_and_numbered_pages() -> None:
    section = read().sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    (name,) = section.header.paragraphs[0].runs
    assert (name.text, str(name.font.color.rgb)) == (HEAD.name, "4F52B2")
    foot = section.footer.paragraphs[0]
    assert foot.text.split() == ["page", "1", "of", "1"]
    fields = [element.text.strip() for element in foot._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_header_of_a_table_repeats_and_no_row_is_parted() -> None:
    _fields, grid = read().tables
    repeats = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in grid.rows]
    assert repeats == [True] + [False] * 60
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in grid.rows)
    widths = [cell.width for cell in grid.rows[0].cells]
    assert round(widths[1] / widths[0], 1) == round(70 / 30, 1)
    assert round(Length(sum(widths)).mm) == 166


def test_nothing_in_it_runs_or_is_live_but_the_numbers_of_pages() -> None:
    with zipfile.ZipFile(io.BytesIO(word_document(WHOLE, HEAD))) as file:
        names = file.namelist()
        parts = {name: file.read(name).decode() for name in names if name.endswith(".xml")}
    assert not [name for name in names if "vba" in name.lower() or name.endswith(".bin")]
    assert "w:instrText" not in parts["word/document.xml"]
    links = [text for text in parts.values() if 'TargetMode="External"' in text]
    assert links == []
    assert "python-docx" not in parts["docProps/core.xml"]
    assert 'w:val="en-GB"' in parts["word/styles.xml"]


def test_hostile_words_stay_words() -> None:
    evil = "<w:p/> {HYPERLINK} =1+1 \N{GRINNING FACE}"
    (paragraph,) = [p for p in read(Outline("t", "", (Prose(evil),))).paragraphs[2:] if p.text]
    assert paragraph.text == evil


@pytest.mark.parametrize("block", get_args(outlines.Block))
def test_every_part_of_an_outline_is_written_by_somebody(block: type) -> None:
    assert block in _WRITES


def test_the_library_that_writes_is_imported_at_the_first_document_alone() -> None:
    program = "import sys, app; assert not {'docx', 'lxml', 'pypdf'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
