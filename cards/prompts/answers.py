"""What can be done about a row: the usual answer, others beside it, and more behind one button."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import Container, ToggleVisibilityAction

from cards.elements import buttons


@dataclass(frozen=True, slots=True)
class Behind:
    """More of a card, which the button `says` opens and shuts; `among` is its name among rows.

    `name` is its own in the card, `about` what it is about, for who cannot see where it stands.
    `actions` are its buttons, `items` what stands under these.
    """

    name: str
    says: str
    about: str
    actions: tuple[CardAction, ...] = ()
    items: tuple[Element, ...] = ()
    among: str = ""

    def opener(self, *, among: bool = False) -> CardAction:
        """The button that opens and shuts it."""
        text = self.among if among and self.among else self.says
        return ToggleVisibilityAction(
            title=text, tooltip=f"{text}: {self.about}", target_elements=[self.name]
        )

    def opened(self, first: Sequence[CardAction] = (), *, open_: bool = False) -> Container:
        """What is opened, with the buttons `first` before its own."""
        actions = [*first, *self.actions]
        bar = [buttons(*actions)] if actions else []
        return Container(id=self.name, items=[*bar, *self.items], is_visible=open_, spacing="Small")


@dataclass(frozen=True, slots=True)
class RowAnswers:
    """The answers to a row: the one that most people give, others, and what is behind a button."""

    usual: CardAction
    beside: tuple[CardAction, ...] = ()
    behind: Behind | None = None

    def in_bar(self) -> list[CardAction]:
        """The buttons of a row that stands alone."""
        return [self.usual, *self.beside, *([self.behind.opener()] if self.behind else [])]

    def below(self, *, open_: bool) -> list[Element]:
        """What stands under a row that stands alone."""
        return [self.behind.opened(open_=open_)] if self.behind else []

    def in_row(self, *, open_: bool) -> list[Element]:
        """A row among others: its usual answer, all else behind one button."""
        if self.behind is None:
            return [buttons(self.usual, *self.beside)]
        return [
            buttons(self.usual, self.behind.opener(among=True)),
            self.behind.opened(self.beside, open_=open_),
        ]
