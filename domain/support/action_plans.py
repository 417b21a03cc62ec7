"""Action plans: what a school agreed to, the plan's files, and earlier wordings of objectives."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.days import LAST_DAY
from domain.support.deployments import RUNNING, Objective, Status
from domain.support.offers import Noted

# So many objectives of a plan may be open at a time.
MOST_OPEN = 3
# Support whose plan can be changed: while it is proposed there is none yet.
STANDS = (*RUNNING, Status.PAUSED)
# What is not agreed stands before what is.
OPEN, AGREED = 1, 2


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """Where the plan of a deployment stands with its school.

    `remind_on` is the day on which its leaders are first reminded, `due` the one by which it is to
    be agreed. `agreed_by` is who agreed, or the officer who `noted` it. `asks_again_at` is when an
    objective was added after that. What the school wants changed stays until it is shared again.
    `version` counts its changes; 0 where nothing of it is kept yet.
    """

    deployment: int
    remind_on: date | None = None
    due: date | None = None
    shared_at: datetime | None = None
    shared_by: int | None = None
    agreed_at: datetime | None = None
    agreed_by: int | None = None
    noted: Noted | None = None
    asks_again_at: datetime | None = None
    change_asked: str = ""
    change_asked_at: datetime | None = None
    change_asked_by: int | None = None
    version: int = 0

    @property
    def agreed(self) -> bool:
        """Whether the school agreed to all of it; no answer is never agreement."""
        return self.agreed_at is not None and self.asks_again_at is None

    def place(self) -> tuple[int, date]:
        """Its place in lists: what is not agreed, by the day on which it is due, before what is."""
        return (AGREED if self.agreed else OPEN), self.due or LAST_DAY

    @property
    def waits_for_school(self) -> bool:
        """Whether it was shared, and the school has not answered since."""
        if self.agreed or self.shared_at is None or self.wants_change:
            return False
        return self.asks_again_at is None or self.shared_at > self.asks_again_at

    @property
    def wants_change(self) -> bool:
        """Whether the school wants something changed, and got nothing new since."""
        if self.agreed or self.change_asked_at is None:
            return False
        return self.shared_at is None or self.change_asked_at >= self.shared_at


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A version of the plan as a file or a link; `by_school` says that its school sent it."""

    id: int
    deployment: int
    number: int
    sent_at: datetime
    sent_by: int
    sender: str
    file: int | None = None
    name: str = ""
    link: str = ""
    by_school: bool = False


@dataclass(frozen=True, slots=True)
class EarlierObjective:
    """An objective as it stood until somebody changed it."""

    objective: Objective
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class ObjectiveProgress:
    """What a record says of an objective: its judgement on the day of a visit."""

    objective: int
    on: date
    progress: str


@dataclass(frozen=True, slots=True)
class DatedObjective:
    """An objective with a day to be told of, and its deployment."""

    deployment: int
    objective: Objective
