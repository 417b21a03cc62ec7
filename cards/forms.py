"""A form on a card: draws each question by its name, with label, value and problem."""

from collections.abc import Mapping
from dataclasses import dataclass

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action import TimedForm
from cards.elements import box, strong
from cards.inputs import (
    Problems,
    by_question,
    choice,
    date_input,
    judgement,
    mended,
    prose,
    tick,
    words,
)
from cards.problems import not_saved
from cards.questions import Table, question_label
from domain.errors import Problem


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form that is being drawn: how it words its questions, what stands in them, what is wrong.

    `save` is the button that saves a form with a length of time.
    Each method draws one question. A `label` replaces the label that the table has for it.
    """

    table: Table
    values: object
    problems: tuple[Problem, ...] = ()
    save: TimedForm | None = None

    @property
    def wrong(self) -> Problems:
        """The sentence about what is wrong, by question."""
        return by_question(self.problems, self.table)

    def news(self) -> list[Element]:
        """The box on top of a form that came back; nothing where no question needs a change."""
        if not self.problems:
            return []
        return [box("attention", [strong(text) for text in not_saved(self.problems, self.table)])]

    def day(self, name: str, *, label: str = "", needed: bool = False) -> Element:
        """A question for a day."""
        asked = date_input(name, self._text(name), label=label or self._label(name))
        if needed:
            asked.is_required, asked.error_message = True, self._ask(name)
        return self.mended(name, asked)

    def choice(
        self, name: str, labels: Mapping[str, str], *, label: str = "", needed: bool = False
    ) -> Element:
        """A drop-down over `labels` by code."""
        asked = choice(name, labels, self._text(name), label=label or self._label(name))
        if needed:
            asked.is_required, asked.error_message = True, self._ask(name)
        return self.mended(name, asked)

    def several(self, name: str, labels: Mapping[str, str], *, none: str = "") -> Element:
        """A drop-down with any number of choices; `none` stands in it while there is none."""
        typed = self._text(name)
        asked = choice(name, labels, typed, label=self._label(name), several=True)
        if none:
            asked.placeholder = None if typed else none
        return self.mended(name, asked)

    def judgement(self, name: str, labels: Mapping[str, str], *, label: str = "") -> Element:
        """The judgement of a card: all choices in sight, no default, required."""
        head = label or self._label(name)
        asked = judgement(name, labels, self._text(name), head, self._ask(name))
        return self.mended(name, asked)

    def words(
        self, name: str, longest: int, *, label: str = "", placeholder: str | None = None
    ) -> Element:
        """One line of text."""
        head, typed = label or self._label(name), self._text(name)
        asked = words(name, typed, longest=longest, label=head, placeholder=placeholder)
        return self.mended(name, asked)

    def prose(
        self, name: str, longest: int, *, label: str = "", remark: str = "", needed: bool = False
    ) -> Element:
        """A few sentences; `remark` stands in brackets after the label."""
        head = label or self._label(name)
        head = f"{head} ({remark})" if remark else head
        ask = self._ask(name) if needed else ""
        asked = prose(name, self._text(name), longest=longest, label=head, ask=ask)
        return self.mended(name, asked)

    def tick(self, name: str, text: str) -> Element:
        """A box to tick."""
        return tick(name, text, on=bool(getattr(self.values, name)))

    def mended(self, name: str, asked: Element) -> Element:
        """The input of a question, with the question's problem under it."""
        return mended(asked, self.wrong.get(name))

    def _text(self, name: str) -> str:
        return str(getattr(self.values, name))

    def _label(self, name: str) -> str:
        return question_label(name, self.table)

    def _ask(self, name: str) -> str:
        return self.table[name].ask.removesuffix(".")
