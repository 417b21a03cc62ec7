"""Long lists by page: a page begins below a place, so that one far down costs no more to read."""

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
Column = ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """A select in the order of some of its columns, the greatest first.

    The columns of `key` hold no nulls and together name one row; `of` is the table that is listed
    and counted.
    """

    rows: Select[Any]
    of: FromClause
    key: tuple[Column, ...]

    def page(
        self,
        connection: Connection,
        size: int,
        where: Condition,
        *,
        below: Place | None = None,
        counted: Condition | None = None,
    ) -> Page[Row[Any]]:
        """At most `size` rows, from the top or below a place; `counted` narrows first and total."""
        found = self._below(connection, size + 1, where, below)
        countable = and_(where, true() if counted is None else counted)
        above = self._count(connection, countable, below) if below is not None else 0
        return Page(
            rows=tuple(found[:size]),
            first=1 + above,
            total=self._count(connection, countable),
            older=found[size - 1] if len(found) > size else None,
            newer=None if below is None else self._newer(connection, size, where, found),
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
        self, connection: Connection, size: int, where: Condition, found: Sequence[Row[Any]]
    ) -> Row[Any] | None:
        """The row above the page before this one; none where this one is empty."""
        if not found:
            return None
        place = [found[0]._mapping[column] for column in self.key]
        nearest = self.rows.where(where, _greater(self.key, place)).order_by(*self.key)
        return connection.execute(nearest.offset(size).limit(1)).first()

    def _count(self, connection: Connection, where: Condition, down_to: Place | None = None) -> int:
        """How many rows there are, or how many down to a place and with it."""
        asked = select(func.count()).select_from(self.of).where(where)
        if down_to is not None:
            asked = asked.where(_greater(self.key, down_to, or_same=True))
        return int(connection.execute(asked).scalar_one())


def _smaller(key: Sequence[Column], place: Place) -> Condition:
    """The rows below a place; what is asked of the first column alone is for its index."""
    first, *rest = key
    if not rest:
        return first < place[0]
    return and_(first <= place[0], or_(first < place[0], _smaller(rest, place[1:])))


def _greater(key: Sequence[Column], place: Place, *, or_same: bool = False) -> Condition:
    """The rows above a place, or those and the one at it."""
    first, *rest = key
    if not rest:
        return first >= place[0] if or_same else first > place[0]
    further = _greater(rest, place[1:], or_same=or_same)
    return and_(first >= place[0], or_(first > place[0], further))
