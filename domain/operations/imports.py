"""The roster as files state it, in values that can be compared.

An import writes the difference between what stands and what the files state.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from domain.funding.contracts import Condition, Contract
from domain.funding.grants import Grant
from domain.funding.programmes import Programme
from domain.people.organisations import Organisation
from domain.people.organisations import OrganisationKind as Sort
from domain.people.people import Appointment
from domain.prompts.calendar import Closure
from domain.quality.report_rules import ReportRule, When
from domain.support.deployments import CoverPaid, Status
from domain.visits.visits import Progress, Type


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as files state them; `free_days` counts working days a year."""

    id: int
    email: str
    name: str
    appointments: frozenset[Appointment] = frozenset()
    specialisms: str = ""
    phases: str = ""
    free_days: Fraction | None = None
    working_days: str = ""
    left: bool = False


@dataclass(frozen=True, slots=True)
class Support:
    """A deployment as files state it; money is in pence.

    `grants` pay for it, by id, in that order. `cover_paid` is None where only its contract or
    programme says. `shares` are the days of each leader, where that is stated. `former` is the URN
    of the school that was supported, where it and another became one since. `gone` are leaders whom
    an officer took off. `asked` says that people were asked in the chat for their yes to it.
    `version` counts its changes, and is no part of what files state.
    """

    id: int
    organisation: int
    focus: str
    leaders: frozenset[int]
    start: date
    end: date | None = None
    days_agreed: Fraction | None = None
    status: Status = Status.ACTIVE
    agreed_on: date | None = None
    objectives: tuple[str, ...] = ()
    reference: str | None = None
    strand: str = ""
    programme: str = ""
    grants: tuple[int, ...] = ()
    cover_paid: CoverPaid | None = None
    shares: frozenset[tuple[int, Fraction]] = frozenset()
    rate: int | None = None
    reimbursement: int | None = None
    fee: int | None = None
    former: int | None = None
    gone: frozenset[int] = frozenset()
    asked: bool = False
    version: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class StatedObjective:
    """An objective of a deployment's plan as files state it, by its place there."""

    deployment: int
    position: int
    text: str
    baseline: str = ""
    success: str = ""
    milestone: str = ""
    milestone_by: date | None = None
    by: date | None = None
    area: str = ""
    closed_on: date | None = None

    @property
    def key(self) -> tuple[int, int]:
        """By what it is known: its deployment and its place."""
        return self.deployment, self.position

    def of(self, deployment: int) -> bool:
        """Whether it is of that deployment."""
        return self.deployment == deployment


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned visit as a file states it."""

    deployment: int
    leader: int
    on: date

    @property
    def key(self) -> str:
        """Its key for good, also after the visit was moved: a second import finds it by this."""
        return f"{self.deployment}:{self.leader}:{self.on.isoformat()}"


@dataclass(frozen=True, slots=True)
class ImportedVisit:
    """A visit from before the bot was there.

    `objective` is the objective's place in the plan. `source` tells two visits of the same day and
    type apart.
    """

    deployment: int
    leader: int
    on: date
    type: Type
    minutes: int
    did: str = ""
    progress: Progress = Progress.EARLY
    objective: int | None = None
    next_step: str = ""
    source: str = ""

    @property
    def key(self) -> str:
        """Its key for good: a second import finds it by this."""
        return f"{self.deployment}:{self.leader}:{self.on.isoformat()}:{self.type}:{self.source}"


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """One school year of one calendar; `year` is the one in which it begins.

    `organisation` is None for the hub's calendar. `whole` says that files cover the year, so that
    terms that were only taken for granted give way to them.
    """

    sort: Sort
    organisation: int | None
    year: int
    closures: tuple[Closure, ...] = ()
    whole: bool = True

    @property
    def key(self) -> tuple[int | None, int]:
        """Its key among closed days: the organisation and the year."""
        return self.organisation, self.year


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The roster as it stands, by id, or by what a thing is known by.

    `urns` has every URN that an organisation ever had, `former` the URN of the school that each was
    of before two became one. `accepted` has the day on which a report was accepted, of each grant
    that had one. `planned` and `visits` are the keys of what was imported before.
    `closed` are the closed days that files brought; `bank_holidays` are those in the hub's calendar
    that no file brought.
    """

    organisations: Mapping[int, Organisation] = field(default_factory=dict)
    urns: Mapping[int, int] = field(default_factory=dict)
    former: Mapping[int, int] = field(default_factory=dict)
    people: Mapping[int, Entry] = field(default_factory=dict)
    deployments: Mapping[int, Support] = field(default_factory=dict)
    objectives: Mapping[tuple[int, int], StatedObjective] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    rules: Mapping[tuple[str, str, When], ReportRule] = field(default_factory=dict)
    conditions: Mapping[tuple[str, str], Condition] = field(default_factory=dict)
    grants: Mapping[int, Grant] = field(default_factory=dict)
    contracts: Mapping[int, Contract] = field(default_factory=dict)
    accepted: Mapping[int, datetime] = field(default_factory=dict)
    planned: frozenset[str] = frozenset()
    visits: frozenset[str] = frozenset()
    closed: Mapping[tuple[int | None, int], ClosedDays] = field(default_factory=dict)
    bank_holidays: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import writes; new things have negative ids.

    `folded` maps an organisation to its successor, which takes over all that refers to it.
    """

    organisations: tuple[Organisation, ...] = ()
    folded: Mapping[int, int] = field(default_factory=dict)
    urns: Mapping[int, int] = field(default_factory=dict)
    former: Mapping[int, int] = field(default_factory=dict)
    people: tuple[Entry, ...] = ()
    deployments: tuple[Support, ...] = ()
    objectives: tuple[StatedObjective, ...] = ()
    programmes: tuple[Programme, ...] = ()
    rules: tuple[ReportRule, ...] = ()
    conditions: tuple[Condition, ...] = ()
    grants: tuple[Grant, ...] = ()
    contracts: tuple[Contract, ...] = ()
    planned: tuple[Planned, ...] = ()
    visits: tuple[ImportedVisit, ...] = ()
    closed: tuple[ClosedDays, ...] = ()

    @property
    def concerns_money(self) -> bool:
        """Whether it may change what is owed on money, by whom or when."""
        money = (*self.grants, *self.contracts, *self.programmes, *self.rules)
        return bool(money or self.deployments or self.people or self.closed)
