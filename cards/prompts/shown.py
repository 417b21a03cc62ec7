"""A row of a day's message with what stands beside it, and what all rows of a message know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.errors import Problem
from domain.hub import Hub
from domain.people.organisations import Organisation
from domain.prompts.owed import PromptRow
from domain.support.deployments import Leader
from domain.visits.steps import NextStep
from domain.visits.visits import Record


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of a message with what is shown beside it.

    A visit of today has its `place`, the `last` record and open `steps`. `entered` says that the
    row is filled in right in the message: `typed` is what stands in its inputs, by question, and
    `asks` says that it asks why the visit did not happen.
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
    """What is the same for all rows of a message.

    `on` is its day, `today` the day on which it is shown. `others` are the officers to whom a row
    may be given.
    """

    on: date
    today: date
    hub: Hub
    others: tuple[Leader, ...] = ()
