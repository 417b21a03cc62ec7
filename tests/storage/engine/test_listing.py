"""A keyset listing over any number of columns: what it gives is what a sorted list gives."""

from random import Random
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, Table, insert, select

from domain.pages import Page
from storage.engine.listing import Listing
from tests.databases import Places

NUMBERS = Table(
    "numbers",
    MetaData(),
    *(Column(name, Integer, primary_key=True, autoincrement=False) for name in "abc"),
    prefixes=["TEMPORARY"],
)
COLUMNS = tuple(NUMBERS.c[name] for name in "abc")


def filled(connection: Connection, columns: int) -> list[tuple[int, ...]]:
    """Rows that differ in the last column of the key at least; the greatest first."""
    dice = Random(columns)
    rows = {tuple(dice.randint(0, 3) for _ in range(columns)) for _ in range(60)}
    NUMBERS.create(connection)
    whole = [row + (0,) * (3 - columns) for row in rows]
    connection.execute(insert(NUMBERS), [dict(zip("abc", row, strict=True)) for row in whole])
    return sorted(whole, reverse=True)


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("size", [1, 4])
def test_pages_are_slices_of_the_sorted_list(columns: int, size: int, places: Places) -> None:
    with places.connection() as connection:
        rows = filled(connection, columns)
        listing = Listing(select(NUMBERS), NUMBERS, COLUMNS[:columns])

        def page(below: int | None) -> Page[Any]:
            place = None if below is None else rows[below][:columns]
            return listing.page(connection, size, COLUMNS[0] >= 0, below=place)

        assert page(None).top
        for below in (None, *range(len(rows))):
            start = 0 if below is None else below + 1
            found = page(below)
            assert [tuple(row) for row in found.rows] == rows[start : start + size]
            assert (found.first, found.total) == (start + 1, len(rows))
            more = start + size < len(rows)
            assert found.older == (rows[start + size - 1] if more else None)
            above = start - size - 1
            before = rows[above] if found.rows and above >= 0 else None
            assert found.newer == before
            if before:
                assert [tuple(r) for r in page(above).rows] == rows[above + 1 : start]
