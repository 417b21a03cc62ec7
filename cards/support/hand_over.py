"""A hand-over that waits: what it is, and what an officer may do about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.agreements import AskBothYes, DropHandOver
from cards.elements import button, buttons, line
from cards.plain import plain


@dataclass(frozen=True, slots=True)
class HandOverRow:
    """A hand-over that waits, in a sentence; `agreed` where it waits for its day alone."""

    id: int
    sentence: str
    agreed: bool = False


def waiting(row: HandOverRow) -> Iterator[Element]:
    """A hand-over that waits, with what an officer may do about it."""
    drop, both = DropHandOver(hand_over=row.id), AskBothYes(hand_over=row.id)
    ways = [button(drop, "Take it back", tooltip=f"Take it back: {row.sentence}")]
    if not row.agreed:
        said = "Both have said yes"
        ways.insert(0, button(both, said, tooltip=f"{said}: {row.sentence}"))
    yield line(plain(row.sentence))
    yield buttons(*ways)
