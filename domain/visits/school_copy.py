"""What a school reads of a record: the fields named here, and no others."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.people.organisations import OrganisationKind
from domain.support.deployments import Leader
from domain.visits.steps import StepWords
from domain.visits.visits import (
    ColleagueTime,
    Missed,
    Notice,
    Progress,
    Reason,
    Record,
    RecordSource,
    Type,
    Visit,
    With,
)


@dataclass(frozen=True, slots=True)
class SchoolVisit:
    """A visit that happened, as its school reads of it; `minutes` is the leader's time."""

    type: Type
    minutes: int
    did: str
    progress: Progress
    who_with: tuple[With, ...]


@dataclass(frozen=True, slots=True)
class SchoolMissed:
    """A visit that did not happen, as its school reads of it; `minutes` is the time lost."""

    reason: Reason
    notice: Notice
    minutes: int
    counts: bool


@dataclass(frozen=True, slots=True)
class SchoolCopy:
    """A record as its school reads it.

    `place` is what gets the support, school or trust. `objective` is empty where there is
    none. `shares` is colleagues' own time on the same visit.
    """

    id: int
    version: int
    school: str
    place: OrganisationKind
    leader: Leader
    on: date
    what: SchoolVisit | SchoolMissed
    objective: str
    step: StepWords | None
    next_visit: date | None
    shares: tuple[ColleagueTime, ...]
    recorded_by: Leader | None
    changed_at: datetime | None
    imported: bool


def for_school(record: Record) -> SchoolCopy:
    """The record as its school reads it."""
    return SchoolCopy(
        id=record.id,
        version=record.version,
        school=record.deployment.school,
        place=record.deployment.place,
        leader=record.leader,
        on=record.on,
        what=_what(record.what),
        objective=record.objective.title if record.objective else "",
        step=record.step,
        next_visit=record.next_visit,
        shares=record.shares,
        recorded_by=record.recorded_by,
        changed_at=record.changed_at,
        imported=record.source is RecordSource.IMPORTED,
    )


def _what(what: Visit | Missed) -> SchoolVisit | SchoolMissed:
    if isinstance(what, Missed):
        return SchoolMissed(what.reason, what.notice, what.minutes, what.counts)
    return SchoolVisit(what.type, what.minutes, what.did, what.progress, what.who_with)
