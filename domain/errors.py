"""What can be wrong with what a person asked, as data: wording is the cards' (`cards/problems.py`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person can mend: the question (`field`, empty for all), its kind, and facts for its sentence."""

    field: str
    kind: str
    facts: Mapping[str, object] = made(default_factory=lambda: MappingProxyType({}))


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """Raised by a rule when what was asked cannot stand; nothing of the turn is kept but its refusal."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(f"{p.field or 'all'}: {p.kind}" for p in problems))
        self.problems = problems


def refuse(kind: str, field: str = "", **facts: object) -> Refused:
    """A refusal of one problem, ready to raise."""
    return Refused(Problem(field, kind, facts))
