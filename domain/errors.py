"""What can be wrong with what a person asked, as data; its words are in `cards/problems.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a person can mend.

    `field` is the name of the question, empty where it is about none. `kind` decides the sentence
    that people read, and `facts` fill it in.
    """

    field: str
    kind: str
    facts: Mapping[str, object] = dataclass_field(default_factory=lambda: MappingProxyType({}))


# What is refused for want of a right, whatever was asked.
OF_RIGHTS = frozenset(
    {
        "not_yours",
        "officers_only",
        "flag_for_officers",
        "post_for_officers",
        "digest_for_officers",
    }
)


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """Raised by a rule when what a person asked cannot be done; what the turn wrote is undone."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(f"{p.field or 'all'}: {p.kind}" for p in problems))
        self.problems = problems

    @property
    def of_rights(self) -> bool:
        """Whether it is refused only because this person may not."""
        return all(problem.kind in OF_RIGHTS for problem in self.problems)


def refuse(kind: str, field: str = "", **facts: object) -> Refused:
    """A refusal with one problem, to be raised by the caller."""
    return Refused(Problem(field, kind, facts))
