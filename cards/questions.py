"""How a card words the questions of a form: one row each, by the names of the form's inputs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cards.plain import shortened

LONGEST_ANSWER = 200


def as_typed(name: str, values: Any, _scene: Any) -> str:
    """An answer in words: the text of its input."""
    return str(getattr(values, name))


def among(labels: Mapping[str, str]) -> Callable[[str, Any, Any], str]:
    """An answer in words: what its code is called."""
    return lambda name, values, _scene: labels.get(getattr(values, name), "")


def yes_or_no(name: str, values: Any, _scene: Any) -> str:
    """A tick in words."""
    return "yes" if getattr(values, name) else "no"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as its card words it: its `label`, and the sentence that asks for its answer.

    `says` puts the answer in words, of the input's name, the form's values and what is around
    them; None where another question's answer says it too.
    `own_words` are of the person's own making, and shown back where a press could not be done.
    """

    label: str
    ask: str = ""
    says: Callable[[str, Any, Any], str] | None = as_typed
    own_words: bool = False


Table = Mapping[str, Asked]


def question_label(name: str, table: Table) -> str:
    """A question by the name that it has on the card."""
    return table[name].label if name in table else name.replace("_", " ").capitalize()


def changed_lines(table: Table, before: object, after: object, scene: object) -> list[str]:
    """One line for each answer that differs: its question, and what it says now."""
    lines = []
    for name, asked in table.items():
        new = asked.says(name, after, scene) if asked.says else ""
        if asked.says and new != asked.says(name, before, scene):
            lines.append(f"{asked.label}: {shortened(new, LONGEST_ANSWER) or 'nothing'}")
    return lines
