"""Cells and rows of a sheet as XML, as Excel writes them; no text ever becomes a formula."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from xml.sax.saxutils import escape

from bot.documents.sheets import Look

# Of a cell in Excel, which calls a workbook with a longer text damaged.
LONGEST_TEXT = 32_767
# Day 1 of Excel's count is 1 January 1900, and its 29 February 1900 never was.
_EXCEL = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel knows no zones
_COUNTED_FROM = date(1900, 3, 1).toordinal()
_DAY = timedelta(days=1)
_LIKE_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# No XML may hold these: Excel calls a workbook damaged that does.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Places in the list of styles, `workbook_parts.py`.
TEXT, NUMBER, DAY, MOMENT, TIME, HEADING, TITLE, LABEL = range(1, 9)
_STYLES = {
    Look.TEXT: TEXT,
    Look.NUMBER: NUMBER,
    Look.DAY: DAY,
    Look.MOMENT: MOMENT,
    Look.TIME: TIME,
}
# Points of a row: of each line in it, and at most.
LINE, HIGHEST = 15, 405
Held = str | int | Fraction | date | datetime | time
Encode = Callable[[Held, int], str]


def fit_for_xml(text: str) -> str:
    """A text that a cell can hold as it is: what reads like the escape of a character is text."""
    # Nearly every text is of this kind, and to look for what is odd takes longer than all the rest.
    if text.isprintable() and "_x" not in text:
        return text[:LONGEST_TEXT]
    return _NOT_IN_XML.sub("", _LIKE_ESCAPE.sub("_x005F_", text[:LONGEST_TEXT]))


def letters(place: int) -> str:
    """The name of a column, by its place from 1: A, Z, AA."""
    name = ""
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def text_cell(place: str, text: str, style: int) -> str:
    """A cell with a text, at a place such as A1."""
    # Spaces at its ends are part of a text.
    inside = f'<is><t xml:space="preserve">{escape(fit_for_xml(text))}</t></is>'
    return f'<c r="{place}" s="{style}" t="inlineStr">{inside}</c>'


def row_of(number: int, cells: Sequence[str], lines: int = 1) -> bytes:
    """A row with these cells, of which some may be empty, high enough for so many lines."""
    # Excel finds the height by itself, and other programs do not.
    height = min(lines * LINE, HIGHEST)
    high = f' ht="{height}" customHeight="1"' if lines > 1 else ""
    return f'<row r="{number}"{high}>{"".join(cells)}</row>'.encode()


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column of that width."""
    return sum(-(-max(1, len(line)) // width) for line in text.split("\n"))


def encoders(looks: Sequence[Look]) -> list[Encode]:
    """For each column what makes the cell of a value, which is not empty, in a row's number."""
    return [_encoder(letters(place), look) for place, look in enumerate(looks, 1)]


def _encoder(column: str, look: Look) -> Encode:
    style = _STYLES[look]

    def encode(value: Held, number: int) -> str:
        if isinstance(value, str):
            return text_cell(f"{column}{number}", value, TEXT)
        if isinstance(value, date) and value.toordinal() < _COUNTED_FROM:
            return text_cell(f"{column}{number}", value.isoformat(), TEXT)
        return f'<c r="{column}{number}" s="{style}"><v>{_number(value)}</v></c>'

    return encode


def _number(value: int | Fraction | date | datetime | time) -> str:
    """A number as Excel keeps it; days and times are counted in days."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Fraction):
        return repr(float(value))
    if isinstance(value, datetime):
        return repr((value.replace(tzinfo=None) - _EXCEL) / _DAY)
    if isinstance(value, date):
        return str(value.toordinal() - _EXCEL.toordinal())
    return repr(timedelta(hours=value.hour, minutes=value.minute) / _DAY)
