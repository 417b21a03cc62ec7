"""A page of a long list: where it is in the list, and the ways to the pages beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list; `first` is the place of the first of them, from 1, of `total`.

    `older` is the last row here where there are more after it. `newer` is the row above the page
    before this one, None where that page is the first; `top` says that this one is the first.
    """

    rows: tuple[T, ...]
    first: int
    total: int
    older: T | None
    newer: T | None
    top: bool

    def each(self, become: Callable[[T], U]) -> "Page[U]":
        """The same page with every row as `become` gives it."""
        return Page(
            rows=tuple(map(become, self.rows)),
            first=self.first,
            total=self.total,
            older=None if self.older is None else become(self.older),
            newer=None if self.newer is None else become(self.newer),
            top=self.top,
        )
