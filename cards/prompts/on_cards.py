"""How a row of a day's message reads: its words and its buttons, whatever its kind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.phrases import counted, number
from cards.prompts.shown import Around, Shown
from domain.hub import Hub
from domain.prompts.owed import Item, PromptRow


def no_buttons(_row: PromptRow, _around: Around, _first: bool) -> list[CardAction]:
    """No buttons: nothing can be done about such a row."""
    return []


@dataclass(frozen=True, slots=True)
class KindOnCards:
    """How a row of one kind reads: the headline of its message, its text, its buttons.

    `one` and `many` are the headlines of a message that has one or several such rows and no others.
    In them {much} stands for the number, {when} for "today" or "planned", and {weeks} for the
    number of weeks after which support is silent.
    `says` gives an open row, `done` what an answered row was about: a text in bold, one in grey.
    `chased` gives its text for an officer who chases it.
    `why` says why people get it. `heading` stands over it among other rows, `alone` under it where
    it is the only row, `late` where it is late.
    """

    one: str
    many: str
    says: Callable[[Shown, Around], Iterator[Element]]
    done: Callable[[PromptRow, date], tuple[str, str]]
    buttons: Callable[[PromptRow, Around, bool], list[CardAction]] = no_buttons
    chased: Callable[[Item, date], str] | None = None
    why: str = ""
    heading: str = ""
    alone: str = ""
    late: str = ""

    def headline(self, much: int, around: Around, hub: Hub) -> str:
        """The headline of a message that has so many rows of this kind and no others."""
        words = self.one if much == 1 else self.many
        return words.format(
            much=number(much),
            when="today" if around.on == around.today else "planned",
            weeks=counted(hub.silent_weeks, "school week", "school weeks"),
        )
