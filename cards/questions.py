"""How a card words the questions of a form: one row for each of the form's inputs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cards.phrases import in_hub_words
from cards.plain import shortened
from domain.hub import Hub

LONGEST_ANSWER, SHORT_ANSWER = 200, 40


def as_typed(name: str, values: Any, _scene: Any) -> str:
    """The answer in words: the text of its input."""
    return str(getattr(values, name))


def among(labels: Mapping[str, str]) -> Callable[[str, Any, Any], str]:
    """A function that puts an answer in words: it gives the label of the code."""
    return lambda name, values, _scene: labels.get(getattr(values, name), "")


def yes_or_no(name: str, values: Any, _scene: Any) -> str:
    """A tick in words: yes or no."""
    return "yes" if getattr(values, name) else "no"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as its card words it.

    Label and `ask` may name the hub's terms in braces.
    `ask` is the sentence for an answer that is missing. `says(name, values, scene)` puts the answer
    in words; None where the answer of another question says it already. `own_words` says that
    people write the answer themselves, so that it is shown to them again after a failure.
    """

    label: str
    ask: str = ""
    says: Callable[[str, Any, Any], str] | None = as_typed
    own_words: bool = False


Table = Mapping[str, Asked]
# For what belongs to no form.
NOT_ASKED: Table = {}


def question_label(name: str, table: Table, hub: Hub) -> str:
    """The label of a question; where the table has none, one made of the input's name."""
    if name not in table:
        return name.replace("_", " ").capitalize()
    return in_hub_words(table[name].label, hub)


def changed_lines(
    table: Table, before: object, after: object, scene: object, hub: Hub
) -> list[str]:
    """A line for each answer that differs between two forms: Time spent: half day → full day."""
    lines = []
    for name, asked in table.items():
        if asked.says is None:
            continue
        old, new = asked.says(name, before, scene), asked.says(name, after, scene)
        if new == old:
            continue
        said = shortened(new, LONGEST_ANSWER) or "nothing"
        was = f"{old} → " if 0 < len(old) <= SHORT_ANSWER else ""
        lines.append(f"{question_label(name, table, hub)}: {was}{said}")
    return lines
