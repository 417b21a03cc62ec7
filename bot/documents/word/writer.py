"""An outline as a Word document: A4, the hub's name and colour in the head, pages numbered.

The library that writes it takes a third of a second to import, and is imported at the first
document.
"""

import io
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from bot.documents.word.letterhead import Letterhead
from domain.library.outlines import (
    NOT_STATED,
    Blank,
    Bullets,
    FieldTable,
    Grid,
    Heading,
    Hint,
    Outline,
    Prose,
)

if TYPE_CHECKING:
    from docx.document import Document as WordFile


def word_document(outline: Outline, head: Letterhead) -> bytes:
    """The document. Fields in it that are live are the numbers of its pages alone."""
    import docx

    from bot.documents.word import pages

    file = docx.Document()
    pages.lay_out(file, outline, head)
    file.add_paragraph(outline.title, style="Title")
    file.add_paragraph(_about(outline, head), style="Grey line")
    for block in outline.blocks:
        _WRITES[type(block)](file, block, head)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def _about(outline: Outline, head: Letterhead) -> str:
    made = f"made on {head.made_on.day} {head.made_on:%B %Y} from Hub Visits"
    about = f"{outline.about[:1].upper()}{outline.about[1:]}"
    return f"{about} · {made}" if about else made[:1].upper() + made[1:]


def _heading(file: "WordFile", block: Heading, _head: Letterhead) -> None:
    file.add_paragraph(block.text, style=f"Heading {block.level}")


def _prose(file: "WordFile", block: Prose, _head: Letterhead) -> None:
    file.add_paragraph(block.text)


def _bullets(file: "WordFile", block: Bullets, _head: Letterhead) -> None:
    for point in block.points:
        file.add_paragraph(point, style="List Bullet")


def _hint(file: "WordFile", block: Hint, _head: Letterhead) -> None:
    file.add_paragraph(block.text, style="Hint")


def _blank(file: "WordFile", block: Blank, _head: Letterhead) -> None:
    if block.name:
        file.add_paragraph(block.name, style="Field name")
    if block.text:
        file.add_paragraph(block.text)
    else:
        file.add_paragraph(NOT_STATED, style="Not stated")


def _fields(file: "WordFile", block: FieldTable, head: Letterhead) -> None:
    from bot.documents.word import tables

    tables.add_fields(file, block, head.colour)


def _grid(file: "WordFile", block: Grid, head: Letterhead) -> None:
    from bot.documents.word import tables

    tables.add_grid(file, block, head.colour)


_WRITES: Mapping[type, Callable[["WordFile", Any, Letterhead], None]] = {
    Heading: _heading,
    Prose: _prose,
    Bullets: _bullets,
    Hint: _hint,
    Blank: _blank,
    FieldTable: _fields,
    Grid: _grid,
}
