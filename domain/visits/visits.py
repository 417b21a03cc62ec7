"""Records of visits, and what stands in the forms that they are made with."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.questions import DayGoneBy, DayToCome
from domain.support.deployments import Deployment, Leader, Objective
from domain.visits.steps import StepWords

LONGEST_DID = 1_000
LONGEST_NOTE = 500
# An older visit is not recorded any more.
OLDEST = timedelta(days=366)
# Whoever takes longer than this to record has done something else meanwhile.
COUNTED = timedelta(minutes=15)
# For so long a deleted record can be restored.
UNDO = timedelta(days=30)


class Type(StrEnum):
    """The type of support."""

    VISIT = "visit"
    VIRTUAL = "virtual"
    TELEPHONE = "telephone"
    OTHER = "other"


class Progress(StrEnum):
    """How the support goes, as the leader judges it."""

    ON_TRACK = "on_track"
    CONCERNS = "concerns"
    OFF_TRACK = "off_track"
    EARLY = "early"


class With(StrEnum):
    """Whom the leader worked with: roles, never names."""

    HEAD = "head"
    SENIOR = "senior"
    SUBJECT = "subject"
    TEACHERS = "teachers"
    GOVERNORS = "governors"
    OTHER = "other"


class Reason(StrEnum):
    """Whose reason it was that a visit did not happen."""

    SCHOOL = "school"
    LEADER = "leader"
    ABSENT = "absent"
    OTHER = "other"


class Notice(StrEnum):
    """When notice was given that a visit would not happen."""

    SAME_DAY = "same_day"
    DAY_BEFORE = "day_before"
    EARLIER = "earlier"


class RecordSource(StrEnum):
    """How a record came to be."""

    CARD = "card"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that happened; `minutes` is the leader's time."""

    on: date
    type: Type
    minutes: int
    did: str
    progress: Progress
    objective: int | None = None
    who_with: tuple[With, ...] = ()
    flagged: bool = False
    hub_note: str = ""


@dataclass(frozen=True, slots=True)
class Missed:
    """A planned visit that did not happen.

    `minutes` is the time lost; it `counts` as used where cover is paid.
    """

    on: date
    reason: Reason
    notice: Notice
    minutes: int
    counts: bool = False


@dataclass(frozen=True, slots=True)
class VisitAnswers:
    """The answers of one form: the visit, and what it plans next."""

    visit: Visit
    next_step: StepWords | None = None
    next_visit: date | None = None


@dataclass(frozen=True, slots=True)
class ColleagueTime:
    """A colleague's own time on the same visit."""

    leader: Leader
    minutes: int


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a visit in its newest version.

    `recorded_by` is who filled in the form, where that was not the leader. `seconds` is how long it
    took. `planned` is the id of the planned visit that it records. `shares` is colleagues' own
    time. `step` and `next_visit` are what it planned.
    """

    id: int
    deployment: Deployment
    leader: Leader
    what: Visit | Missed
    recorded_at: datetime
    version: int = 1
    recorded_by: Leader | None = None
    seconds: int | None = None
    source: RecordSource = RecordSource.CARD
    planned: int | None = None
    next_step_answered: bool = False
    changed_at: datetime | None = None
    deleted_at: datetime | None = None
    shares: tuple[ColleagueTime, ...] = ()
    step: StepWords | None = None
    next_visit: date | None = None

    @property
    def on(self) -> date:
        """The day of the visit."""
        return self.what.on

    @property
    def deleted(self) -> bool:
        """Whether it was deleted, and may still be restored."""
        return self.deleted_at is not None

    @property
    def objective(self) -> Objective | None:
        """The objective that the visit was about; None where it was about none."""
        if isinstance(self.what, Missed):
            return None
        return self.deployment.objective(self.what.objective)

    @property
    def asks_next_step(self) -> bool:
        """Whether its receipt asks for a next step: there are concerns, and none was given yet."""
        if self.deleted or self.next_step_answered or self.step is not None:
            return False
        worrying = (Progress.CONCERNS, Progress.OFF_TRACK)
        return isinstance(self.what, Visit) and self.what.progress in worrying

    def may_restore(self, now: datetime) -> bool:
        """Whether a deletion can still be undone."""
        return self.deleted_at is not None and now - self.deleted_at <= UNDO


@dataclass(frozen=True, slots=True)
class Values:
    """What stands in the inputs of the visit form, as text that is not judged yet.

    `done` are the ids of open steps that were ticked.
    """

    date: DayGoneBy = ""
    type: str = Type.VISIT
    time: str = ""
    time_other: str = ""
    objective: str = ""
    who: str = ""
    did: str = ""
    progress: str = ""
    next_step: str = ""
    next_who: str = ""
    next_by: DayToCome = ""
    next_visit: DayToCome = ""
    flag: bool = False
    hub_note: str = ""
    done: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class MissedValues:
    """What stands in the inputs of "It did not happen"."""

    reason: str = ""
    notice: str = ""
    time: str = "half"
    time_other: str = ""
    next_visit: DayToCome = ""


@dataclass(frozen=True, slots=True)
class StepValues:
    """What stands in the inputs of a next step asked for on its own."""

    next_step: str = ""
    next_who: str = ""
    next_by: DayToCome = ""


@dataclass(frozen=True, slots=True)
class OwnTimeValues:
    """What stands in the inputs of a colleague's own time."""

    time: str = ""
    time_other: str = ""


def seconds_taken(opened: datetime, saved: datetime) -> int | None:
    """Whole seconds from opening the form to Save; None where they were over fifteen minutes."""
    taken = saved - opened
    return round(taken.total_seconds()) if timedelta() <= taken <= COUNTED else None
