"""What the card of a request shows its reader."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from domain.errors import Problem
from domain.support.commissions import OPEN, CommissionState, PaidFrom, WantedBy

_S = CommissionState


@dataclass(frozen=True, slots=True)
class RequestQuestion:
    """What the hub asked the school, by name, and the answer; moments are local."""

    question: str
    by: str
    at: datetime
    answer: str = ""
    answer_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RequestForHub:
    """What of a request officers alone read; `waits` says that the hub owes its answer."""

    urgency: WantedBy | None = None
    ring: str = ""
    hub_note: str = ""
    waits: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request as its reader sees it; moments are local and aware.

    `for_hub` is there for officers alone. `own` says that the reader filed it. `grant` is the name
    of the grant that pays for it. `note` is what was just done. `names` are what look like people's
    names in its words.
    """

    request: int
    place: str
    need: str
    outcome: str
    state: CommissionState
    asked_by: str
    filed_at: datetime
    answer_by: datetime
    now: datetime
    days: Fraction | None = None
    from_on: date | None = None
    evidence: str = ""
    measure: str = ""
    strand: str = ""
    paid_from: PaidFrom = PaidFrom.UNKNOWN
    grant: str = ""
    question: RequestQuestion | None = None
    what_next: str = ""
    reason: str = ""
    ended_by: str = ""
    ended_at: datetime | None = None
    deployment: int | None = None
    own: bool = False
    for_hub: RequestForHub | None = None
    note: str = ""
    names: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether its reader may change it still."""
        may = self.own or self.for_hub is not None
        return may and self.state in (_S.REQUESTED, _S.CLARIFYING)

    @property
    def open(self) -> bool:
        """Whether the hub, or somebody whom it asked, still has to act."""
        return self.state in OPEN
