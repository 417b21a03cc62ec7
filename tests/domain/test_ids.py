"""Ids in texts: what no row can have is no id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Integer

from domain.ids import LARGEST_ID, read_id
from storage.tables.metadata import metadata


@given(st.integers(1, LARGEST_ID))
def test_every_id_that_a_row_can_have_is_read(number: int) -> None:
    assert read_id(str(number)) == number


@pytest.mark.parametrize(
    "text",
    ["", "0", "00", "-1", "+1", " 1", "1.0", "1e3", "٣", "²", "1_0", str(2**31), "9" * 5_000],
)
def test_nothing_else_is_an_id(text: str) -> None:
    assert read_id(text) is None


def test_the_largest_id_fits_into_every_column_of_ids() -> None:
    """PostgreSQL's INTEGER has 32 bits; a larger type would raise what a card may carry."""
    ids = [c for t in metadata.tables.values() for c in t.columns if c.name == "id"]
    assert {type(c.type) for c in ids if not hasattr(c.type, "length")} == {Integer}
    assert LARGEST_ID == 2**31 - 1
