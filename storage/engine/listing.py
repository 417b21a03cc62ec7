"""Long lists by page.

A page begins below a place, which is a row's values of the columns of the order. The database goes
there by an index, so that a page far down costs no more than the first.
"""

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
    """A list: the select `rows`, in the order of the columns of `key`, the greatest first.

    These columns hold no nulls, and no two rows have the same values in all of them. `of` is the
    table that is listed, for counting its rows.
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
        """One page of at most `size` rows, from the top of the list or below a place.

        `counted` is a further condition on the rows that `first` and `total` count.
        """
        # One row more than the page has tells whether there is an older page.
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
        order = [column.desc() for column in self.key]
        query = self.rows.where(where).order_by(*order).limit(most)
        if place is not None:
            query = query.where(_smaller(self.key, place))
        return connection.execute(query).all()

    def _newer(
        self, connection: Connection, size: int, where: Condition, found: Sequence[Row[Any]]
    ) -> Row[Any] | None:
        """The row below which the page before this one begins; None where that is the first."""
        if not found:
            return None
        # From this page upwards: the page before has `size` rows, and the next one is above it.
        place = [found[0]._mapping[column] for column in self.key]
        nearest = self.rows.where(where, _greater(self.key, place)).order_by(*self.key)
        return connection.execute(nearest.offset(size).limit(1)).first()

    def _count(self, connection: Connection, where: Condition, down_to: Place | None = None) -> int:
        """How many rows there are, or how many from the top down to a place, that included."""
        query = select(func.count()).select_from(self.of).where(where)
        if down_to is not None:
            query = query.where(_greater(self.key, down_to, or_same=True))
        return int(connection.execute(query).scalar_one())


def _smaller(key: Sequence[Column], place: Place) -> Condition:
    """Which rows are below a place: the first column decides, the next where that is equal."""
    first, *rest = key
    if not rest:
        return first < place[0]
    # "First column at most the place's" follows from the rest. It is there for the index: neither
    # database finds its way by the OR alone.
    return and_(first <= place[0], or_(first < place[0], _smaller(rest, place[1:])))


def _greater(key: Sequence[Column], place: Place, *, or_same: bool = False) -> Condition:
    """Which rows are above a place, or at it as well (`or_same`)."""
    first, *rest = key
    if not rest:
        return first >= place[0] if or_same else first > place[0]
    further = _greater(rest, place[1:], or_same=or_same)
    return and_(first >= place[0], or_(first > place[0], further))
