"""What a person's home card shows, a part for each role."""

from dataclasses import dataclass, field
from datetime import date

from cards.operations.counts import HubCounts
from cards.quality.reports import ReportRow
from cards.support.requests import RequestRow
from domain.people.people import Person
from domain.prompts.owed import Item

# Rows of one kind.
MOST = 3


@dataclass(frozen=True, slots=True)
class Expected:
    """A planned visit; `deployment` and `planned` are ids."""

    school: str
    on: date
    deployment: int
    planned: int


@dataclass(frozen=True, slots=True)
class LeaderHome:
    """A leader's part of the home card.

    `owed` are planned visits without a record, the newest first; `coming` is the next visit.
    """

    owed: tuple[Expected, ...] = ()
    coming: Expected | None = None
    open_steps: int = 0


@dataclass(frozen=True, slots=True)
class OfficerHome:
    """An officer's part of the home card: figures of the hub.

    `held` says that the hub is not live, so that no welcomes, prompts and copies are sent.
    """

    visits_this_week: int = 0
    visits_last_week: int = 0
    counts: HubCounts = field(default_factory=HubCounts)
    held: bool = False


@dataclass(frozen=True, slots=True)
class PlanToAnswer:
    """An action plan that waits for the answer of the reader's school."""

    deployment: int
    school: str
    focus: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What a person's home card shows, a part for each role.

    `to_answer` is how many records wait for a school contact's answer, `asked` are questions about
    support that wait for the person's, `plans` action plans that wait for the school's.
    `code_wanted` tells an officer how the officer's part opens. `requests` are what a school
    contact's schools asked for, `reports` those that are soon to be handed in, or late.
    """

    person: Person
    today: date
    leader: LeaderHome | None = None
    officer: OfficerHome | None = None
    to_answer: int = 0
    code_wanted: str = ""
    asked: tuple[Item, ...] = ()
    requests: tuple[RequestRow, ...] = ()
    plans: tuple[PlanToAnswer, ...] = ()
    reports: tuple[ReportRow, ...] = ()
