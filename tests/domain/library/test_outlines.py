"""Texts as the parts of a document: headings, paragraphs, points, tables, in the hub's words."""

import pytest

from domain.library.outlines import (
    Bullets,
    Grid,
    Heading,
    Hint,
    Prose,
    empty_rows,
    read_blocks,
)
from domain.people.words import Words

TEXT = """A {leader} visits
two {schools}.

> Fill this in
> or leave it.

## 1 First
### 1.1 Then
- one
- two
  goes on
Text right after it.

| Who | What |
| {Hub} | a | stroke |
"""


def test_each_part_is_read_as_what_it_is() -> None:
    words = Words({"leader": ("SLE", "SLEs")})
    text = TEXT.replace(" | stroke", "")
    assert read_blocks(text, words) == (
        Prose("An SLE visits two schools."),
        Hint("Fill this in or leave it."),
        Heading("1 First", 1),
        Heading("1.1 Then", 2),
        Bullets(("one", "two goes on Text right after it.")),
        Grid(("Who", "What"), (("Hub", "a"),)),
    )


def test_empty_cells_of_a_table_stay_cells() -> None:
    (grid,) = read_blocks("| | a |\n| x | |\n", Words())
    assert grid == Grid(("", "a"), (("x", ""),))


@pytest.mark.parametrize("text", ["", "\n\n", "   \n"])
def test_no_text_has_no_parts(text: str) -> None:
    assert read_blocks(text, Words()) == ()


def test_rows_to_be_filled_in_have_a_cell_for_each_head() -> None:
    assert empty_rows(("a", "b"), 2) == (("", ""), ("", ""))
