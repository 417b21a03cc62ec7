"""Rows as lines of JSON and back; of anything else nothing is taken."""

import math
from contextlib import suppress
from datetime import timedelta

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.lines import NoRow, line_of, row_of
from bot.documents.tables import MOST_COLUMNS

CELLS = st.lists(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec="utf-8"))
    | st.datetimes()
    | st.dates()
    | st.times(),
    max_size=9,
)


@given(st.integers(1, 10_000_000), CELLS)
def test_a_row_comes_back_as_it_was_whatever_its_cells(number: int, cells: list) -> None:  # type: ignore[type-arg]
    line = line_of(number, cells)
    assert line.endswith(b"\n") and line.count(b"\n") == 1
    assert row_of(line) == (number, cells)
    assert list(map(type, row_of(line)[1])) == list(map(type, cells))


def test_what_no_column_holds_comes_as_text() -> None:
    assert row_of(line_of(1, [timedelta(hours=30)]))[1] == ["1 day, 6:00:00"]  # type: ignore[list-item]
    [nan] = row_of(line_of(1, [float("nan")]))[1]
    assert isinstance(nan, float) and math.isnan(nan)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[]",
        b"[1]",
        b'["1", []]',
        b"[true, []]",
        b"[1, {}]",
        b'[1, "ab"]',
        b"[1, [[]]]",
        b"[1, [{}]]",
        b'[1, [{"eval": "1"}]]',
        b'[1, [{"int": "x"}]]',
        b'[1, [{"int": 1.5, "date": ""}]]',
        b'[1, [{"date": "yesterday"}]]',
        b'[1, [{"int": "' + b"9" * 5_000 + b'"}]]',
        orjson.dumps([1, [None] * (MOST_COLUMNS + 1)]),
        b"[1, [" * 900,
    ],
    ids=lambda said: said[:30].decode(),
)
def test_anything_else_is_no_row(said: bytes) -> None:
    with pytest.raises(NoRow):
        row_of(said)


SCALARS = st.none() | st.booleans() | st.floats() | st.text()


@given(
    st.recursive(
        SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner)
    )
)
def test_no_line_whatever_is_more_than_a_row_or_none(said: object) -> None:
    with suppress(NoRow):
        number, cells = row_of(orjson.dumps(said))
        assert isinstance(number, int) and isinstance(cells, list)
