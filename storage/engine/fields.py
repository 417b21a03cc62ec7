"""Frozen dataclasses as columns and as JSON: by their fields, so that none can be forgotten."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import MappingProxyType, NoneType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any], Any]
NONE: Mapping[str, str] = MappingProxyType({})


class Fields(Generic[T]):
    """The fields of a dataclass and the column of each; `named` has columns of another name."""

    def __init__(self, kind: type[T], named: Mapping[str, str] = NONE) -> None:
        hints, known = get_type_hints(kind), fields(kind)  # type: ignore[arg-type]
        self._kind = kind
        self._columns = [(field.name, named.get(field.name, field.name)) for field in known]
        self._readers = [(*pair, _reader(hints[pair[0]])) for pair in self._columns]

    def columns(self, kept: T) -> dict[str, Any]:
        """The values of a dataclass by column; several codes are one text with commas."""
        return {column: _joined(getattr(kept, name)) for name, column in self._columns}

    def from_row(self, row: Any) -> T:
        """The dataclass that a row holds."""
        return self._kind(**{name: read(getattr(row, at)) for name, at, read in self._readers})

    def from_json(self, kept: Mapping[str, Any]) -> T:
        """The dataclass that JSON holds; a field that was not there yet has its default."""
        found = {name: read(kept[at]) for name, at, read in self._readers if at in kept}
        return self._kind(**found)


def jsonable(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as JSON can keep them."""
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in columns.items()}


def _joined(value: Any) -> Any:
    return ",".join(value) if isinstance(value, tuple) else value


def _as_it_is(value: Any) -> Any:
    return value


def _reader(hint: Any) -> Convert:
    """How a field is read, by its type."""
    if get_origin(hint) is tuple:
        member = _reader(get_args(hint)[0])
        return lambda text: tuple(member(code) for code in text.split(",") if code)
    if NoneType in get_args(hint):
        (inner,) = (_reader(each) for each in get_args(hint) if each is not NoneType)
        return lambda value: None if value is None else inner(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if hint is date:
        return lambda day: date.fromisoformat(day) if isinstance(day, str) else day
    return _as_it_is
