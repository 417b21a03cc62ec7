"""The inputs of forms, and how a problem is shown under one."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import (
    Choice,
    ChoiceSetInput,
    Column,
    ColumnSet,
    Container,
    DateInput,
    FlowLayout,
    QueryData,
    TextBlock,
    TextInput,
    ToggleInput,
)

from cards.actions.action import LONGEST_INPUT
from cards.problems import sentence
from cards.questions import Table
from domain.errors import Problem
from domain.hub import Hub

Problems = Mapping[str, str]
# Letters that a text field takes. Fewer may be kept: a client cuts off without a word, so that it
# is the server that says how many are too many.
ROOM = 2_000
# Choices that a client shows at a time while somebody types.
SHOWN = 15


def by_question(problems: Sequence[Problem], table: Table, hub: Hub) -> Problems:
    """The sentence about what is wrong, by question: about its first problem."""
    # Reversed, so that the first problem of a question is the one that stays.
    return {problem.field: sentence(problem, table, hub) for problem in reversed(problems)}


def date_input(id_: str, value: str = "", *, label: str) -> DateInput:
    """A day, as ISO 8601 text."""
    # A day in words is no value of such an input: some clients draw nothing at all then.
    iso = re.fullmatch(r"\d{4}-\d{2}-\d{2}", value[:10])
    return DateInput(id=id_, label=label, value=iso[0] if iso else None)


def choice(
    id_: str, labels: Mapping[str, str], value: str = "", *, label: str, several: bool = False
) -> ChoiceSetInput:
    """A drop-down over `labels` by code; of `several` the codes are sent with commas between."""
    return ChoiceSetInput(
        id=id_,
        label=label,
        choices=choices(labels),
        value=value or None,
        is_multi_select=True if several else None,
        placeholder=None if value else "Choose",
    )


def search(
    id_: str, dataset: str, known: Mapping[str, str], value: str = "", *, label: str
) -> ChoiceSetInput:
    """A choice over more than a list can hold: the client asks for what fits what is typed.

    `known` are labels by code that stand there before anything is typed.
    """
    return ChoiceSetInput(
        id=id_,
        label=label,
        choices=choices(known),
        choices_data=QueryData(dataset=dataset, count=SHOWN),
        value=value if value in known else None,
        style="filtered",
        placeholder="Type part of the name",
    )


def judgement(id_: str, labels: Mapping[str, str], value: str, label: str) -> ChoiceSetInput:
    """The judgement of a card: all choices in sight, no default."""
    return ChoiceSetInput(
        id=id_,
        label=starred(label),
        choices=choices(labels),
        value=value or None,
        style="expanded",
    )


def starred(label: str) -> str:
    """The label of a question that must be answered, marked one time.

    The client is not told so: it would keep back everything that was typed until it is answered.
    """
    return label if label.endswith(" *") else f"{label} *"


def choices(labels: Mapping[str, str]) -> list[Choice]:
    """Choices for an input, from labels by code."""
    return list(_choices(tuple(labels.items())))


# As in `cards/elements.py`: made one time, since most are the same on each card.
@lru_cache(maxsize=256)
def _choices(labels: tuple[tuple[str, str], ...]) -> tuple[Choice, ...]:
    return tuple(Choice(title=words, value=code) for code, words in labels)


def words(id_: str, value: str = "", *, label: str, placeholder: str | None = None) -> TextInput:
    """One line of text."""
    return TextInput(
        id=id_,
        label=label,
        value=value or None,
        max_length=ROOM,
        placeholder=placeholder,
    )


def prose(id_: str, value: str, *, label: str, placeholder: str | None = None) -> TextInput:
    """A few sentences."""
    return TextInput(
        id=id_,
        label=label,
        value=value or None,
        is_multiline=True,
        max_length=ROOM,
        placeholder=placeholder,
    )


def carried(answers: Mapping[str, str]) -> list[TextInput]:
    """Answers by their inputs that wait out of sight: whatever is pressed sends them."""
    return [_carried(name, text) for name, text in answers.items()]


def _carried(name: str, text: str) -> TextInput:
    return TextInput(
        id=name, label="Your answer", value=text, max_length=LONGEST_INPUT, is_visible=False
    )


def tick(id_: str, text: str, *, on: bool = False) -> ToggleInput:
    """A box to tick; sent as "true" or "false"."""
    return ToggleInput(id=id_, title=text, wrap=True, value="true" if on else "false")


def mended(asked: Element, problem: str | None) -> Element:
    """An input with its problem under it; the input alone where there is none."""
    return Container(items=[asked, complaint(problem)]) if problem else asked


def complaint(problem: str) -> TextBlock:
    """What is wrong with the answer above; it looks like the client's own messages."""
    return TextBlock(
        text=problem, color="Attention", size="Small", weight="Bolder", wrap=True, spacing="Small"
    )


def beside(*asked: Element, shown: Sequence[bool] = (True, True)) -> ColumnSet:
    """Two short answers side by side, on a telephone too; each in sight where that is `shown`."""
    columns = [
        Column(width="stretch", items=[each], is_visible=None if visible else False)
        for each, visible in zip(asked, shown, strict=True)
    ]
    return ColumnSet(columns=columns, spacing="Small")


def pair(*asked: Element) -> Container:
    """Inputs side by side where there is room, one under the other on a telephone."""
    flow = FlowLayout(
        item_fit="Fill", min_item_width="190px", column_spacing="Default", row_spacing="Default"
    )
    return Container(layouts=[flow], items=list(asked))
