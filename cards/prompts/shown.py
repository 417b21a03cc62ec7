"""A row of a day's message with what stands beside it, and what all rows of a message know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.errors import Problem
from domain.people.organisations import Organisation
from domain.prompts.owed import PromptRow
from domain.support.deployments import Leader
from domain.visits.steps import NextStep
from domain.visits.visits import Record


@dataclass(frozen=True, slots=True)
class Shown:
    """A row with what stands beside it.

    Of a visit of today that is the place, the last record and open steps. `typed` is what stands in
    its inputs, by question; `asks` says that a reason is asked for; `entered` that the row is
    filled in here.
    """

    row: PromptRow
    place: Organisation | None = None
    last: Record | None = None
    steps: tuple[NextStep, ...] = ()
    typed: Mapping[str, str] | None = None
    problems: tuple[Problem, ...] = ()
    asks: bool = False
    entered: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What all rows of a message know.

    Its day, the reader's today, and the officers that a row may be given to.
    """

    on: date
    today: date
    others: tuple[Leader, ...] = ()
