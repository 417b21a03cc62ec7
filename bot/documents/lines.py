"""Rows of cells as lines of JSON, and back: all that a reading process may say."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from math import isfinite
from types import MappingProxyType
from typing import Any

import orjson

from bot.documents.tables import MOST_COLUMNS, Cell, Cells

_LARGEST = 2**63
# What JSON has no form for goes by its name, as text.
_READ: Mapping[str, Callable[[str], Cell]] = MappingProxyType(
    {
        "int": int,
        "float": float,
        "datetime": datetime.fromisoformat,
        "date": date.fromisoformat,
        "time": time.fromisoformat,
    }
)


class NoRow(Exception):  # noqa: N818 - an answer to the one who reads on
    """Raised for a line that is no row."""


def line_of(number: int, cells: Cells) -> bytes:
    """A row with its number, as one line."""
    row = [number, [_encoded(cell) for cell in cells]]
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)


def row_of(line: bytes) -> tuple[int, Cells]:
    """The row of a line; raises NoRow for anything else, whoever wrote it."""
    try:
        number, cells = orjson.loads(line)
        if type(number) is not int or type(cells) is not list or len(cells) > MOST_COLUMNS:
            raise NoRow
        return number, [_decoded(cell) for cell in cells]
    except (ValueError, TypeError, LookupError, OverflowError):
        raise NoRow from None


def _encoded(cell: Any) -> Any:
    if cell is None or isinstance(cell, str | bool):
        return cell
    if isinstance(cell, int):
        return cell if -_LARGEST <= cell < _LARGEST else {"int": str(cell)}
    if isinstance(cell, float):
        return cell if isfinite(cell) else {"float": repr(cell)}
    name = type(cell).__name__
    # A span of time is a cell of Excel's as well, and nothing that a column here may hold.
    return {name: cell.isoformat()} if name in _READ else str(cell)


def _decoded(cell: Any) -> Cell:
    if isinstance(cell, dict):
        [(name, text)] = cell.items()
        return _READ[name](text)
    if isinstance(cell, list):
        raise NoRow
    as_it_is: Cell = cell
    return as_it_is
