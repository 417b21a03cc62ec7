"""Long lists by page.

A page begins below a place, which is a row's values of the columns of the order. The database goes
there by an index, so that a page far down costs no more than the first. Rows are counted up to
`COUNTED`, so that a figure nobody reads to the end costs no more than that.
"""

from collections.abc import Iterator, Sequence
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
    literal,
    or_,
    select,
)

from domain.pages import COUNTED, Page

Place = Sequence[object]
Condition = ColumnElement[bool]
Column = ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: the select `rows`, in the order of the columns of `key`, the greatest first.

    `rising` turns the order round. These columns hold no nulls, no two rows have the same values in
    all of them, and the select gives each of them. `of` is the table that is listed, or the joined
    ones, for counting its rows.
    """

    rows: Select[Any]
    of: FromClause
    key: tuple[Column, ...]
    rising: bool = False

    def page(
        self,
        connection: Connection,
        size: int,
        where: Condition,
        *,
        below: Place | None = None,
    ) -> Page[Row[Any]]:
        """One page of at most `size` rows, from the top of the list or below a place."""
        # One row more than the page has tells whether there is an older page.
        found = self._below(connection, size + 1, where, below)
        above = self.count(connection, where, below) if below is not None else 0
        return Page(
            rows=tuple(found[:size]),
            first=1 + above,
            total=self.count(connection, where),
            older=found[size - 1] if len(found) > size else None,
            newer=None if below is None else self._newer(connection, size, where, found),
            top=below is None,
        )

    def count(self, connection: Connection, where: Condition, down_to: Place | None = None) -> int:
        """How many rows there are, or from the top down to a place, that included.

        They are counted up to `COUNTED` and one more, where there are more.
        """
        query = select(literal(1).label("one")).select_from(self.of).where(where)
        if down_to is not None:
            query = query.where(self._above(down_to, or_same=True))
        few = query.limit(COUNTED + 1).subquery()
        return int(connection.execute(select(func.count()).select_from(few)).scalar_one())

    def batches(
        self, connection: Connection, size: int, where: Condition
    ) -> Iterator[Sequence[Row[Any]]]:
        """The whole list, so many rows at a time."""
        place: Place | None = None
        while rows := self._below(connection, size, where, place):
            yield rows
            if len(rows) < size:
                return
            place = [rows[-1]._mapping[column] for column in self.key]

    def _below(
        self, connection: Connection, most: int, where: Condition, place: Place | None
    ) -> Sequence[Row[Any]]:
        query = self.rows.where(where).order_by(*self._order(down=True)).limit(most)
        if place is not None:
            query = query.where(self._beyond(place))
        return connection.execute(query).all()

    def _newer(
        self, connection: Connection, size: int, where: Condition, found: Sequence[Row[Any]]
    ) -> Row[Any] | None:
        """The row below which the page before this one begins; None where that is the first."""
        if not found:
            return None
        # From this page upwards: the page before has `size` rows, and the next one is above it.
        place = [found[0]._mapping[column] for column in self.key]
        nearest = self.rows.where(where, self._above(place)).order_by(*self._order(down=False))
        return connection.execute(nearest.offset(size).limit(1)).first()

    def _order(self, *, down: bool) -> list[Column]:
        """The order from the top down, or from the bottom up."""
        return [c.asc() if down is self.rising else c.desc() for c in self.key]

    def _beyond(self, place: Place) -> Condition:
        return _greater(self.key, place) if self.rising else _smaller(self.key, place)

    def _above(self, place: Place, *, or_same: bool = False) -> Condition:
        towards = _smaller if self.rising else _greater
        return towards(self.key, place, or_same=or_same)


def _smaller(key: Sequence[Column], place: Place, *, or_same: bool = False) -> Condition:
    """Which rows have smaller values than a place, or the same as well (`or_same`)."""
    first, *rest = key
    if not rest:
        return first <= place[0] if or_same else first < place[0]
    # "First column at most the place's" follows from the rest. It is there for the index: neither
    # database finds its way by the OR alone.
    further = _smaller(rest, place[1:], or_same=or_same)
    return and_(first <= place[0], or_(first < place[0], further))


def _greater(key: Sequence[Column], place: Place, *, or_same: bool = False) -> Condition:
    """Which rows have greater values than a place, or the same as well (`or_same`)."""
    first, *rest = key
    if not rest:
        return first >= place[0] if or_same else first > place[0]
    further = _greater(rest, place[1:], or_same=or_same)
    return and_(first >= place[0], or_(first > place[0], further))
