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

# It is the hub's turn, unless it has answered already.
WAITING = (CommissionState.REQUESTED, CommissionState.BROKERING)
# Where requests stand in lists, first to last.
WAITS, GOES_ON, DONE = 0, 1, 2


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

    `promised_by` is the moment by which the hub first had to answer, `met_at` the one at which it
    did. `answer_by` is the moment by which it answers now: later by the time that the school took
    over a question. `answered` says that the hub owes no answer for the moment.
    `deployment` is the support that came of it, proposed while it is offered. `reason` says why
    it was declined or withdrawn, `what_next` what the school is told while nobody fits. `version`
    counts changes, so that of two people the second sees what the first did.
    """

    id: int
    organisation: int
    place: str
    asked_by: int
    filed_at: datetime
    about: SupportWanted
    state: CommissionState
    promised_by: datetime
    answer_by: datetime
    answered: bool = False
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

    @property
    def waits(self) -> bool:
        """Whether the hub owes an answer: the school is not asked, and nobody is either."""
        return self.state in WAITING and not self.answered

    def late(self, now: datetime) -> bool:
        """Whether the hub should have answered by now."""
        return self.waits and self.answer_by < now

    def standing(self) -> tuple[int, datetime]:
        """Where it stands in a list: what waits for the hub, other open ones, what is over.

        The first two go by the moment by which the hub answers, the last by when it ended.
        """
        if not self.open:
            return DONE, self.matched_at or self.ended_at or self.answer_by
        return WAITS if self.waits else GOES_ON, self.answer_by
