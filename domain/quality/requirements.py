"""What contracts require: how each requirement stands, and which of them tick themselves."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.prompts.calendar import Calendar

# So many school days before its day a requirement is at risk, and so many after it not met.
RISK_AHEAD, NOT_MET_LATE = 10, 5
# School days are counted no farther than this: nobody plans by them.
FARTHEST = timedelta(days=366)


class RequirementState(StrEnum):
    """How a requirement stands; the worst comes first."""

    NOT_MET = "not met"
    AT_RISK = "at risk"
    NOT_DUE_YET = "not due yet"
    MET = "met"


# In order are those that nobody needs to look at today.
IN_ORDER = frozenset({RequirementState.NOT_DUE_YET, RequirementState.MET})
WORST_FIRST = tuple(RequirementState)


class SelfTicked(StrEnum):
    """Requirements that the hub's own records meet or miss, by the names that files give them."""

    AGREEMENT = "agreement"
    CONFLICT_CHECK = "conflict check"
    PLAN = "plan"
    BASELINE = "baseline"
    FIRST_VISIT = "first visit"
    RECORDS = "records"
    INTERIM_REPORT = "interim report"
    FINAL_REPORT = "final report"
    REVIEW = "review"
    FEEDBACK = "feedback"
    MONEY = "money"
    CARRY_FORWARD = "carry-forward decision"
    EXIT_PLAN = "exit plan"


def self_ticked(name: str) -> SelfTicked | None:
    """What a requirement of that name is, if it ticks itself; None for one that people tick."""
    folded = " ".join(name.split()).lower()
    return SelfTicked(folded) if folded in set(SelfTicked) else None


@dataclass(frozen=True, slots=True)
class RequirementStanding:
    """How a requirement stands; `ahead` school days are left for it, or it is so many `late`.

    Either is None where it says nothing, or the day is more than a year away.
    """

    state: RequirementState
    ahead: int | None = None
    late: int | None = None


def standing(
    due: date | None, done: date | None, today: date, calendar: Calendar
) -> RequirementStanding:
    """How something stands that was due one day and done another, or not."""
    if done is not None and done <= today:
        late = _between(due, done, calendar) if due and done > due else None
        return RequirementStanding(RequirementState.MET, late=late)
    if due is None:
        return RequirementStanding(RequirementState.NOT_DUE_YET)
    if today <= due:
        ahead = _between(today, due, calendar)
        at_risk = ahead is not None and ahead <= RISK_AHEAD
        state = RequirementState.AT_RISK if at_risk else RequirementState.NOT_DUE_YET
        return RequirementStanding(state, ahead=ahead)
    late = _between(due, today, calendar)
    in_time = late is not None and late < NOT_MET_LATE
    return RequirementStanding(
        RequirementState.AT_RISK if in_time else RequirementState.NOT_MET, late=late
    )


def _between(first: date, last: date, calendar: Calendar) -> int | None:
    """The school days after one day up to another, that included."""
    if last - first > FARTHEST:
        return None
    return len(calendar.school_days_between(first + timedelta(days=1), last))


@dataclass(frozen=True, slots=True)
class Tick:
    """That somebody said of a requirement that it was done `on` a day, with what shows it.

    `file` is a kept file of that `file_name`. An undone tick stays, as what was said before.
    """

    id: int
    requirement: int
    on: date
    by: int
    name: str
    at: datetime
    remark: str = ""
    file: int | None = None
    file_name: str = ""
    link: str = ""
    undone_at: datetime | None = None
    undone_by: str = ""


@dataclass(frozen=True, slots=True)
class TickedRequirement:
    """A requirement of a contract that people tick, with its ticks, the oldest first."""

    id: int
    contract: int
    name: str
    due: date | None = None
    ticks: tuple[Tick, ...] = ()

    @property
    def tick(self) -> Tick | None:
        """The tick that stands."""
        return next((each for each in self.ticks if each.undone_at is None), None)

    @property
    def undone(self) -> tuple[Tick, ...]:
        """The ticks that were undone."""
        return tuple(each for each in self.ticks if each.undone_at is not None)

    def stands(self, today: date, calendar: Calendar) -> RequirementStanding:
        """How it stands."""
        return standing(self.due, self.tick.on if self.tick else None, today, calendar)
