"""The row of a list that opens something, alike on every card."""

from collections.abc import Sequence

from microsoft_teams.cards.core import Badge, ColumnSet, ExecuteAction, TextBlock

from cards.actions.action import Action
from cards.elements import button, grey, press, row, strong
from cards.plain import plain

# The word under the name of a list.
AS_A_FILE = "As a file"


def opening_row(
    name: str,
    facts: Sequence[str],
    opens: ExecuteAction,
    badges: Sequence[Badge] = (),
    *,
    word: str = "Open",
    beside: ExecuteAction | None = None,
    parted: bool = True,
) -> ColumnSet:
    """A row that opens something: its name in bold, facts in grey, what is odd, and a word.

    With `beside` the right end is a button of its own, and the word is about that.
    """
    left = [strong(plain(name)), *([grey(*facts)] if any(facts) else [])]
    ends: list[Badge | TextBlock] = [*badges, press(word)]
    right = [_at_right(each) for each in ends] if badges else ends
    if beside is None:
        return row(left, right, opens, parted=parted)
    found = row(left, right, parted=parted)
    for column, does in zip(found.columns or (), (opens, beside), strict=True):
        column.select_action = does
    return found


def listed_line(says: str, file: Action | None) -> ColumnSet | TextBlock:
    """The grey line under the name of a list: what it holds; a press has it made as a file."""
    if file is None:
        return grey(says)
    return row([grey(says)], [press(AS_A_FILE)], button(file, AS_A_FILE), parted=False)


def _at_right(found: Badge | TextBlock) -> Badge | TextBlock:
    # One badge or word stands on many cards and is never changed: a copy stands at the right.
    return found.model_copy(update={"horizontal_alignment": "Right", "spacing": "Small"})
