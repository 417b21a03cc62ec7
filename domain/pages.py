"""A page of a long list: where it is in the list, and the ways to the pages beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

# Rows are counted up to here: a figure above it says that there are more.
COUNTED = 1_000
T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list: its `first` row is the nth of `total`, counted from 1.

    Either figure is exact up to `COUNTED`, and one more than that where there are more.
    A page begins below a row of the list. `older` is that row for the page after this one, None
    where there is none. `newer` is that row for the page before, None where that page is the first.
    `top` says that this page is the first.
    """

    rows: tuple[T, ...]
    first: int
    total: int
    older: T | None
    newer: T | None
    top: bool

    def each(self, become: Callable[[T], U]) -> "Page[U]":
        """The same page, each row turned into what `become` makes of it."""
        return Page(
            rows=tuple(map(become, self.rows)),
            first=self.first,
            total=self.total,
            older=None if self.older is None else become(self.older),
            newer=None if self.newer is None else become(self.newer),
            top=self.top,
        )

    def beside(self, way: Callable[[T | None], U]) -> tuple[U | None, U | None]:
        """The ways to the page after this one and to the one before, each None where there is none.

        `way` makes the one to the page below a row; for None, the one to the first page.
        """
        older = None if self.older is None else way(self.older)
        return older, None if self.top else way(self.newer)
