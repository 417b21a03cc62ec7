"""Deployments: who supports which organisation, with what focus, for how many days."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from domain.people.organisations import OrganisationKind


class Status(StrEnum):
    """Where a deployment stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED_EARLY = "ended_early"
    COMPLETED = "completed"
    # It was proposed, and somebody said no: it was never given, and is not opened again.
    DECLINED = "declined"


# Support that lists show: what is to come, what is going on and what rests; and what is over.
CURRENT = (Status.ACTIVE, Status.AGREED, Status.PROPOSED, Status.PAUSED)
# Support whose visits are planned and recorded; the first record, or its day, makes it active.
RUNNING = (Status.ACTIVE, Status.AGREED)
OVER = (Status.COMPLETED, Status.ENDED_EARLY)
# The same, and what came to nothing.
ENDED = (*OVER, Status.DECLINED)
# Support to which not all have said yes: officers alone see it.
UNAGREED = (Status.PROPOSED, Status.DECLINED)


class CoverPaid(StrEnum):
    """When cover is paid for a leader whose visit did not happen, by the notice that was given."""

    NEVER = "never"
    SAME_DAY = "same day"
    DAY_BEFORE = "day before"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Objective:
    """One aim of a deployment's plan; `position` is its place there, from 1.

    `baseline` says where it stood at first, `success` what will show that it is reached, and
    `milestone` what is reached by `milestone_by`; all may be empty. `by` is its own last day. One
    that was closed stays, with `closed_why`: records name it.
    """

    id: int
    position: int
    text: str
    baseline: str = ""
    success: str = ""
    milestone: str = ""
    milestone_by: date | None = None
    by: date | None = None
    area: str = ""
    closed_on: date | None = None
    closed_why: str = ""

    @property
    def open(self) -> bool:
        """Whether it is worked on."""
        return self.closed_on is None

    @property
    def title(self) -> str:
        """The objective as people name it: "1 Early reading"."""
        return f"{self.position} {self.text}"


@dataclass(frozen=True, slots=True)
class Leader:
    """A person named on a deployment."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Deployment:
    """One piece of support, with its leaders and objectives; `days_agreed` counts working days.

    `place` is what gets it: a school or a trust. `version` counts an officer's changes. `leads` are
    the lead organisations of the contracts over the money that pays for it, by id.
    """

    id: int
    organisation: int
    school: str
    focus: str
    leaders: tuple[Leader, ...]
    days_agreed: Fraction | None
    start: date
    end: date | None
    status: Status = Status.ACTIVE
    objectives: tuple[Objective, ...] = ()
    reference: str | None = None
    strand: str = ""
    programme: str = ""
    cover_paid: CoverPaid = CoverPaid.NEVER
    town: str = ""
    place: OrganisationKind = OrganisationKind.SCHOOL
    version: int = 1
    leads: frozenset[int] = frozenset()

    @property
    def active(self) -> bool:
        """Whether visits are being made under it."""
        return self.status is Status.ACTIVE

    @property
    def running(self) -> bool:
        """Whether visits may be planned and recorded under it."""
        return self.status in RUNNING

    def led_by(self, person: int) -> bool:
        """Whether the person is one of its leaders."""
        return any(leader.id == person for leader in self.leaders)

    @property
    def open_objectives(self) -> tuple[Objective, ...]:
        """The objectives that are worked on."""
        return tuple(o for o in self.objectives if o.open)

    def offering(self, chosen: int | None) -> "Deployment":
        """The deployment with the objectives that a form offers: open ones, and the chosen one."""
        offered = tuple(o for o in self.objectives if o.open or o.id == chosen)
        return replace(self, objectives=offered)

    def objective(self, id_: int | None) -> Objective | None:
        """The objective with that id, closed or not, if it is one of this deployment's."""
        return next((o for o in self.objectives if o.id == id_), None)


@dataclass(frozen=True, slots=True)
class SupportStanding:
    """Where a deployment stands: its newest visit, what is to come and the minutes used.

    `progress` is a code of `domain.visits.visits.Progress`, `last` the day of that visit. `missing`
    is the day of the oldest planned visit that is owed its record.
    """

    progress: str | None = None
    last: date | None = None
    next_visit: date | None = None
    open_steps: int = 0
    minutes: int = 0
    missing: date | None = None


def days(minutes: int, hours_a_day: Fraction) -> Fraction:
    """A sum of minutes as days, rounded half up to a quarter day.

    Give it the whole sum: rounded parts do not add up to a rounded sum.
    """
    # In whole numbers, since a digest asks for every school: 4 * minutes / a day's minutes.
    of, quarters = hours_a_day.numerator * 60, minutes * 4 * hours_a_day.denominator
    return Fraction((2 * quarters + of) // (2 * of), 4)


def decimal(value: Fraction | None) -> str:
    """A number of days in words: 4, 4.5, 0.25, 1,234.5."""
    return "" if value is None else f"{float(value):,.2f}".rstrip("0").rstrip(".")


def names(leaders: Iterable[Leader]) -> str:
    """Leaders as a list in words."""
    return ", ".join(leader.name for leader in leaders)
