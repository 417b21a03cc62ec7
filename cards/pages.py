"""A page of a long list: where it stands among all, and the buttons to the pages beside it."""

from collections.abc import Iterator
from typing import Protocol

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.action import Action
from cards.actions.conversation import Home
from cards.elements import button, small
from cards.phrases import whereabouts

# The words of the page before and of the one after, in a list that has the oldest, or the newest,
# on top.
OLDEST_FIRST, NEWEST_FIRST = ("Older", "Newer"), ("Newer", "Older")
IN_ORDER = ("Previous", "Next")


class Paged(Protocol):
    """What a card knows of its page: where it is in the list, and the ways beside it."""

    @property
    def first(self) -> int:
        """The place of its first row."""

    @property
    def total(self) -> int:
        """How many rows the list has."""

    @property
    def newer(self) -> Action | None:
        """The button to the page before it."""

    @property
    def older(self) -> Action | None:
        """The button to the page after it."""


def footer(page: Paged, shown: int, order: str) -> Iterator[Element]:
    """Where a page of `shown` rows stands, and by what they are ordered; nothing if it is all."""
    if page.newer or page.older:
        yield small(f"{whereabouts(shown, page.first, page.total)}, {order}.")


def turns(page: Paged, words: tuple[str, str] = IN_ORDER) -> Iterator[ExecuteAction]:
    """The buttons to the pages beside it, in words for the one before and the one after."""
    for to, says in zip((page.newer, page.older), words, strict=True):
        if to:
            yield button(to, says)


def ways_on(page: Paged, words: tuple[str, str], *others: ExecuteAction) -> list[ExecuteAction]:
    """The buttons below a list that stands for itself: beside it, `others`, and home."""
    return [*turns(page, words), *others, button(Home(), "Home")]
