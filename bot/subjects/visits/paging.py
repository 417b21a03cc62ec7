"""A long list of records by page: where one is in it, and the ways to the pages beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from cards.visits.my_visits import PAGE
from domain.visits.visits import Record

Below = Callable[[int, Record | None], list[Record]]
Above = Callable[[Record, int], list[Record]]
Count = Callable[[Record | None], int]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, newest first; `first` is the place of its first row, from 1, of `total`.

    `older` is its last record where there are older ones; `newer` is the record above the page before it, None where
    that is the first page; `top` says that this is the first.
    """

    rows: tuple[Record, ...]
    first: int
    total: int
    older: int | None
    newer: int | None
    top: bool


def page(above: Record | None, below: Below, newer: Above, count: Count) -> Page:
    """The page under `above`: `below` lists from a record on, `newer` what is next above one, nearest first."""
    found = below(PAGE + 1, above)
    higher = newer(found[0], 2 * PAGE + 1)[PAGE:] if above and found else []
    return Page(
        rows=tuple(found[:PAGE]),
        first=1 + (count(above) if above else 0),
        total=count(None),
        older=found[PAGE - 1].id if len(found) > PAGE else None,
        newer=higher[0].id if higher else None,
        top=above is None,
    )
