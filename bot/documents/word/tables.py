"""Tables of a document: those with a header that repeats, and names with what is known of each."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table as WordTable
from docx.table import _Cell

from bot.documents.word.pages import TEXT_WIDTH
from domain.library.outlines import NOT_STATED, FieldTable, Grid

# Of the width: the column of names.
NAMES, VALUES = 34, 66
LEAST, MOST = 8, 60
LINES = "BFBFBF"
# Rows that are kept together, and those with which a longer table begins.
SHORT, BEGINNING = 10, 3
# The room inside a cell, in twentieths of a point.
INSIDE = 108
AFTER = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def add_grid(file: WordFile, grid: Grid, colour: str) -> None:
    """A table whose header row repeats on each page that it goes on to."""
    table, (header, *rows) = _new(file, 1 + len(grid.rows), grid.widths or _widths(grid))
    for cell, text in zip(header, grid.heads, strict=True):
        _write(cell, text, file, "Cell head")
        _shade(cell, _pale(colour))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row, texts in zip(rows, grid.rows, strict=True):
        for cell, text in zip(row, texts, strict=True):
            _write(cell, text, file, "Cell")
    _keep_together([header, *rows])
    _space_after(file)


def add_fields(file: WordFile, fields: FieldTable, colour: str) -> None:
    """Names at the left, what is known of each beside them."""
    _table, rows = _new(file, len(fields.pairs), (NAMES, VALUES))
    for (left, right), (name, text) in zip(rows, fields.pairs, strict=True):
        _write(left, name, file, "Cell head")
        _shade(left, _pale(colour))
        _write(right, text or NOT_STATED, file, "Cell" if text else "Cell not stated")
    _keep_together(rows)
    _space_after(file)


def _new(file: WordFile, number: int, widths: Sequence[int]) -> tuple[WordTable, list[list[_Cell]]]:
    """A table with its cells by row; no row is parted by the end of a page."""
    table = file.add_table(number, len(widths))
    table.autofit = False
    _set_lines(table)
    edges = [0, *accumulate(widths)]
    # By their edges, so that the columns make up the whole width exactly.
    across = [round(TEXT_WIDTH * edge / edges[-1]) for edge in edges]
    spans = [Length(right - left) for left, right in pairwise(across)]
    for column, span in zip(table._tbl.tblGrid.gridCol_lst, spans, strict=True):
        column.w = span
    rows = []
    for row in table._tbl.tr_lst:
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        # The cells of a row by themselves: those of a whole table are counted anew at each look.
        rows.append([_Cell(cell, table) for cell in row.tc_lst])
        for cell, span in zip(rows[-1], spans, strict=True):
            cell.width = span
    return table, rows


def _widths(grid: Grid) -> tuple[int, ...]:
    """A share of the width for each column, by what is written in it."""
    columns = zip(grid.heads, *grid.rows, strict=True)
    return tuple(min(max(_share(column), LEAST), MOST) for column in columns)


def _share(column: Sequence[str]) -> int:
    longest = max(map(len, column))
    return round((longest + sum(map(len, column)) / len(column)) / 2)


def _write(cell: _Cell, text: str, file: WordFile, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = file.styles[style]
    paragraph.add_run(text)


def _keep_together(rows: Sequence[Sequence[_Cell]]) -> None:
    """Has a short table stand on one page, and a long one begin with a few rows."""
    most = len(rows) - 1 if len(rows) <= SHORT else BEGINNING
    for row in rows[:most]:
        for cell in row:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _pale(colour: str) -> str:
    """The hub's colour as a ground on which black is read well: nine parts of ten are white."""
    parts = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(255 - (255 - part) * 0.1):02X}" for part in parts)


def _set_lines(table: WordTable) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINES)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    # Else its lines stand out into the margin, by the room that is inside a cell.
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), str(INSIDE))
    indent.set(qn("w:type"), "dxa")
    for element in (indent, borders):
        # Word takes them in this order alone.
        table._tbl.tblPr.insert_element_before(element, *AFTER)


def _space_after(file: WordFile) -> None:
    """A little room under a table, which has none of its own."""
    empty = file.add_paragraph()
    empty.paragraph_format.space_after = Pt(4)
    empty.paragraph_format.line_spacing = Pt(4)
