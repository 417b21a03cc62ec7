"""Requests for support: what a school asks of the hub, and how far the hub is with it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction


class CommissionState(StrEnum):
    """Where a request stands."""

    REQUESTED = "requested"
    # The school was asked something: the hub's clock stands still.
    CLARIFYING = "clarifying"
    # A leader is being looked for.
    BROKERING = "brokering"
    # Leader, releasing head and school are asked for their yes.
    OFFERED = "offered"
    MATCHED = "matched"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


# The hub or somebody whom it asked still has to act.
OPEN = (
    CommissionState.REQUESTED,
    CommissionState.CLARIFYING,
    CommissionState.BROKERING,
    CommissionState.OFFERED,
)


class PaidFrom(StrEnum):
    """What pays for support that is asked for."""

    UNKNOWN = ""
    OWN = "own"
    GRANT = "grant"
    HUB = "hub"


class WantedBy(StrEnum):
    """By when support is to begin."""

    THIS_TERM = "this term"
    THIS_HALF_TERM = "this half term"
    NEXT_TERM = "next term"


@dataclass(frozen=True, slots=True)
class SupportWanted:
    """What is asked for, and what should be different at the end.

    `evidence`, `measure` and `ring` may be empty; `days` counts working days; without `from_on`
    it is as soon as it can be. `hub_note` is for officers alone.
    """

    need: str
    outcome: str
    days: Fraction | None = None
    from_on: date | None = None
    evidence: str = ""
    measure: str = ""
    strand: str = ""
    paid_from: PaidFrom = PaidFrom.UNKNOWN
    grant: int | None = None
    urgency: WantedBy | None = WantedBy.THIS_TERM
    ring: str = ""
    hub_note: str = ""


@dataclass(frozen=True, slots=True)
class Clarifying:
    """What the school was asked about its request, when and by whom, and its answer."""

    question: str
    at: datetime
    by: int
    answer: str = ""
    answer_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Commission:
    """A request for support at an organisation, filed by the person `asked_by`.

    `answer_by` is the moment by which the hub answers, `met_at` the one at which it did.
    `deployment` is the support that came of it, proposed while it is offered. `reason` says why
    it was declined or withdrawn, `what_next` what the school is told while nobody fits.
    """

    id: int
    organisation: int
    place: str
    asked_by: int
    filed_at: datetime
    about: SupportWanted
    state: CommissionState
    answer_by: datetime
    met_at: datetime | None = None
    clarifying: Clarifying | None = None
    what_next: str = ""
    reason: str = ""
    ended_at: datetime | None = None
    ended_by: int | None = None
    matched_at: datetime | None = None
    deployment: int | None = None
    version: int = 1

    @property
    def open(self) -> bool:
        """Whether the hub, or somebody whom it asked, still has to act."""
        return self.state in OPEN
