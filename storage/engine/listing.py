"""Long lists by page: a page begins below a place in an order, so that reading far down costs no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    func,
    or_,
    select,
    true,
)

from domain.pages import Page

Place = Sequence[object]
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Listing:
    """A select in the order of some of its columns, the greatest first.

    The columns of `key` hold no nulls and together name one row; `of` is the table that is listed and counted.
    """

    rows: Select[Any]
    of: FromClause
    key: tuple[ColumnElement[Any], ...]

    def page(
        self,
        connection: Connection,
        size: int,
        where: Condition,
        *,
        below: Place | None = None,
        counted: Condition | None = None,
    ) -> Page[Row[Any]]:
        """At most `size` rows, the first or those below a place; `counted` narrows first and total."""
        found = self._below(connection, size + 1, where, below)
        countable = and_(where, true() if counted is None else counted)
        above = self._count(connection, countable, below) if below is not None else 0
        return Page(
            rows=tuple(found[:size]),
            first=1 + above,
            total=self._count(connection, countable),
            older=found[size - 1] if len(found) > size else None,
            newer=self._newer(connection, size, where, found[0]) if below and found else None,
            top=below is None,
        )

    def _below(
        self, connection: Connection, most: int, where: Condition, place: Place | None
    ) -> Sequence[Row[Any]]:
        asked = self.rows.where(where).order_by(*(column.desc() for column in self.key)).limit(most)
        if place is not None:
            asked = asked.where(_smaller(self.key, place))
        return connection.execute(asked).all()

    def _newer(
        self, connection: Connection, size: int, where: Condition, first: Row[Any]
    ) -> Row[Any] | None:
        """The row above the page before the one that begins with `first`."""
        place = [first._mapping[column] for column in self.key]
        nearest = self.rows.where(where, _greater(self.key, place)).order_by(*self.key)
        return connection.execute(nearest.offset(size).limit(1)).first()

    def _count(self, connection: Connection, where: Condition, down_to: Place | None = None) -> int:
        """How many rows there are, or how many down to a place and with it."""
        asked = select(func.count()).select_from(self.of).where(where)
        if down_to is not None:
            asked = asked.where(or_(_greater(self.key, down_to), _same(self.key, down_to)))
        return int(connection.execute(asked).scalar_one())


def _same(key: Sequence[ColumnElement[Any]], place: Place) -> Condition:
    return and_(true(), *(column == value for column, value in zip(key, place, strict=True)))


def _smaller(key: Sequence[ColumnElement[Any]], place: Place) -> Condition:
    """The rows below a place: smaller in the first column that differs."""
    return or_(*(_same(key[:n], place[:n]) & (key[n] < value) for n, value in enumerate(place)))


def _greater(key: Sequence[ColumnElement[Any]], place: Place) -> Condition:
    """The rows above a place: greater in the first column that differs."""
    return or_(*(_same(key[:n], place[:n]) & (key[n] > value) for n, value in enumerate(place)))
