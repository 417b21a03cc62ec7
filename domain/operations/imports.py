"""What files say of the roster, as values that can be compared: an import is the difference between two of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from domain.people.organisations import Organisation
from domain.people.organisations import OrganisationKind as Sort
from domain.people.people import Appointment
from domain.prompts.calendar import Closure
from domain.support.deployments import Status
from domain.visits.visits import Progress, Type


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as the roster has them; free days count working days a year."""

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
    """A deployment as files state it; money is in pence."""

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
    grant: str = ""
    rate: int | None = None
    reimbursement: int | None = None
    fee: int | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A visit that a file plans."""

    deployment: int
    leader: int
    on: date

    @property
    def key(self) -> str:
        """What it is known by for good, also after it was moved."""
        return f"{self.deployment}:{self.leader}:{self.on.isoformat()}"


@dataclass(frozen=True, slots=True)
class ImportedVisit:
    """A visit made before the bot was there; `objective` is its place in the plan, `source` tells twins apart."""

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
        """What it is known by for good."""
        return f"{self.deployment}:{self.leader}:{self.on.isoformat()}:{self.type}:{self.source}"


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """One school year of one calendar, by the year in which it begins; the hub's own has no organisation."""

    sort: Sort
    organisation: int | None
    year: int
    closures: tuple[Closure, ...] = ()

    @property
    def key(self) -> tuple[int | None, int]:
        """What it is known by."""
        return self.organisation, self.year


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The roster as it stands: by id, every URN an organisation ever had, and the keys of what was imported.

    `closed` is what files said of calendars; `bank_holidays` are those that the hub's has without any file.
    """

    organisations: Mapping[int, Organisation] = field(default_factory=dict)
    urns: Mapping[int, int] = field(default_factory=dict)
    people: Mapping[int, Entry] = field(default_factory=dict)
    deployments: Mapping[int, Support] = field(default_factory=dict)
    planned: frozenset[str] = frozenset()
    visits: frozenset[str] = frozenset()
    closed: Mapping[tuple[int | None, int], ClosedDays] = field(default_factory=dict)
    bank_holidays: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be written, new things under negative ids; `gone` is each organisation to be folded into another."""

    organisations: tuple[Organisation, ...] = ()
    folded: Mapping[int, int] = field(default_factory=dict)
    urns: Mapping[int, int] = field(default_factory=dict)
    people: tuple[Entry, ...] = ()
    deployments: tuple[Support, ...] = ()
    planned: tuple[Planned, ...] = ()
    visits: tuple[ImportedVisit, ...] = ()
    closed: tuple[ClosedDays, ...] = ()
