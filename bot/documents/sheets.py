"""A list as a sheet: its columns, each with what stands in it, for workbooks and CSV files."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, auto
from fractions import Fraction
from typing import Generic, TypeVar

Value = str | int | Fraction | date | datetime | time | None
T = TypeVar("T")


class Look(Enum):
    """How the cells of a column look; whatever does not fit there stands as text."""

    TEXT = auto()
    NUMBER = auto()
    DAY = auto()
    MOMENT = auto()
    TIME = auto()


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[T]):
    """A column: `heading` is for people, `name` for programs; `width` counts characters.

    A moment is given as the reader's clock shows it.
    """

    name: str
    heading: str
    width: int
    value: Callable[[T], Value]
    look: Look = Look.TEXT


def values_of(columns: Sequence[ListColumn[T]], rows: Iterable[T]) -> Iterator[list[Value]]:
    """The cells of each row."""
    asked = [column.value for column in columns]
    for row in rows:
        yield [value(row) for value in asked]


def as_text(value: Value) -> str | int | float | None:
    """A value as a CSV file holds it: days as 2026-11-23, moments as 2026-11-23T14:02."""
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:%H:%M}" if isinstance(value, time) else value
