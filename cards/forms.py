"""A form on a card: draws each question by its name, with label, value and problem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action import TimedForm
from cards.elements import box, grey, line, strong
from cards.inputs import (
    Problems,
    by_question,
    choice,
    date_input,
    judgement,
    mended,
    prose,
    search,
    starred,
    tick,
    words,
)
from cards.line_breaks import unbroken
from cards.phrases import listed, lowered, number
from cards.problems import MISSING, NOTHING_CAME, SILENT, sentence
from cards.questions import Table, question_label
from domain.errors import Problem
from domain.hub import Hub


def not_saved(problems: Sequence[Problem], table: Table, hub: Hub) -> list[str]:
    """The lines on top of a form that came back: which questions need a change, and why."""
    if any(p.kind == NOTHING_CAME for p in problems):
        return [f"Not saved yet. {SILENT}"]
    asked = list(dict.fromkeys(_named(p.field, table, hub) for p in problems if p.field))
    change = f" Please change {listed(asked)}." if asked else ""
    first = f"Not saved yet.{change} What you typed is still here."
    # Of what is only missing, the question itself says it.
    told = (p for p in problems if p.kind not in MISSING or not p.field)
    return [first, *dict.fromkeys(sentence(p, table, hub) for p in told)]


def _named(field: str, table: Table, hub: Hub) -> str:
    """A question in the middle of a sentence: Date, “Why did it not happen?”."""
    label = question_label(field, table, hub)
    return f"“{label}”" if label.endswith("?") else label


def to_fill_in(much: int) -> str:
    """How many questions must be answered: two things to fill in, marked *."""
    things = f"{lowered(number(much))} {'thing' if much == 1 else 'things'}"
    return f"{things} to fill in, {unbroken('marked *')}"


def told_box(problems: Sequence[Problem], table: Table, hub: Hub) -> Element:
    """The box that says why a form is not saved."""
    first, *rest = not_saved(problems, table, hub)
    return box("attention", [strong(first), *(line(text) for text in rest)])


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form that is being drawn: how it words its questions, what stands in them, what is wrong.

    `asked` is what must be answered of what the person said, though nothing was pressed yet.
    `save` is the button that saves a form with a length of time.
    Each method draws one question. A `label` replaces the label that the table has for it.
    """

    table: Table
    values: object
    hub: Hub
    problems: tuple[Problem, ...] = ()
    save: TimedForm | None = None
    asked: tuple[Problem, ...] = ()

    @property
    def wrong(self) -> Problems:
        """The sentence about what is wrong, by question."""
        return by_question((*self.problems, *self.asked), self.table, self.hub)

    def news(self) -> list[Element]:
        """What stands on top of a form that came back: which questions need a change, and why.

        Where each problem stands beside its question, one line names the questions.
        """
        if not self.problems:
            return []
        if self._only_missing:
            return [grey(f"Not saved yet: {to_fill_in(len(self.wrong))}.")]
        if all(problem.field and problem.kind != NOTHING_CAME for problem in self.problems):
            return [line(not_saved(self.problems, self.table, self.hub)[0])]
        return [told_box(self.problems, self.table, self.hub)]

    def day(self, name: str, *, label: str = "", needed: bool = False) -> Element:
        """A question for a day."""
        head = self._label(name, label, needed=needed)
        return self.mended(name, date_input(name, self._text(name), label=head))

    def choice(
        self, name: str, labels: Mapping[str, str], *, label: str = "", needed: bool = False
    ) -> Element:
        """A drop-down over `labels` by code."""
        head = self._label(name, label, needed=needed)
        return self.mended(name, choice(name, labels, self._text(name), label=head))

    def several(self, name: str, labels: Mapping[str, str], *, none: str = "") -> Element:
        """A drop-down with any number of choices; `none` stands in it while there is none."""
        typed = self._text(name)
        asked = choice(name, labels, typed, label=self._label(name), several=True)
        if none:
            asked.placeholder = None if typed else none
        return self.mended(name, asked)

    def search(
        self, name: str, dataset: str, known: Mapping[str, str], *, needed: bool = False
    ) -> Element:
        """A choice over more than a list can hold; `known` are those that stand there at first."""
        head = self._label(name, needed=needed)
        return self.mended(name, search(name, dataset, known, self._text(name), label=head))

    def judgement(self, name: str, labels: Mapping[str, str], *, label: str = "") -> Element:
        """The judgement of a card: all choices in sight, no default, needed."""
        return self.mended(
            name, judgement(name, labels, self._text(name), self._label(name, label))
        )

    def words(
        self,
        name: str,
        *,
        label: str = "",
        placeholder: str | None = None,
        needed: bool = False,
    ) -> Element:
        """One line of text."""
        head = self._label(name, label, needed=needed)
        return self.mended(name, words(name, self._text(name), label=head, placeholder=placeholder))

    def prose(
        self,
        name: str,
        *,
        label: str = "",
        remark: str = "",
        placeholder: str | None = None,
        needed: bool = False,
    ) -> Element:
        """A few sentences; `remark` stands in brackets after the label."""
        head = self._label(name, label, needed=needed)
        head = f"{head} ({remark})" if remark else head
        return self.mended(name, prose(name, self._text(name), label=head, placeholder=placeholder))

    def tick(self, name: str, text: str) -> Element:
        """A box to tick."""
        return tick(name, text, on=bool(getattr(self.values, name)))

    def mended(self, name: str, asked: Element) -> Element:
        """The input of a question, with the question's problem under it."""
        return mended(asked, self.wrong.get(name))

    @property
    def _only_missing(self) -> bool:
        return all(problem.kind in MISSING and problem.field for problem in self.problems)

    def _text(self, name: str) -> str:
        return str(getattr(self.values, name))

    def _label(self, name: str, label: str = "", *, needed: bool = False) -> str:
        head = label or question_label(name, self.table, self.hub)
        # One that is wanted only now and then is marked where the form says that it is.
        lacks = self._only_missing and name in self.wrong
        return starred(head) if needed or lacks else head
