"""A page keeps its place when its rows become something else."""

from domain.pages import Page


def test_every_row_becomes_what_is_made_of_it_and_the_place_stays() -> None:
    page = Page(rows=(7, 6), first=3, total=9, older=6, newer=9, top=False)
    assert page.each(str) == Page(("7", "6"), 3, 9, "6", "9", False)


def test_a_page_without_neighbours_gets_none() -> None:
    page = Page(rows=(0,), first=1, total=1, older=None, newer=None, top=True)
    assert page.each(str) == Page(("0",), 1, 1, None, None, True)


def test_a_neighbour_may_be_a_row_that_counts_as_false() -> None:
    assert Page(rows=(0,), first=1, total=2, older=0, newer=None, top=True).each(str).older == "0"
