"""Flags: a leader asks the hub to look at a record; an officer takes and resolves it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.visits.visits import Record

# The kinds of a flag's messages: to the hub, and of the hub's answer to the leader.
KIND, ANSWERED = "concern", "concern_answer"


class ConcernState(StrEnum):
    """Where a flag stands."""

    ASKED = "asked"
    TAKEN = "taken"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Concern:
    """The flag of one record, and who of the hub answered it."""

    id: int
    visit: int
    state: ConcernState
    raised_at: datetime
    taken_by: int | None = None
    taken_at: datetime | None = None
    resolved_by: int | None = None
    resolved_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it waits for an officer, or one is looking at it."""
        return self.state in (ConcernState.ASKED, ConcernState.TAKEN)

    @property
    def answered(self) -> bool:
        """Whether an officer is looking at it, or has resolved it."""
        return self.state in (ConcernState.TAKEN, ConcernState.RESOLVED)

    @property
    def unresolved(self) -> ConcernState:
        """The state to which it goes back if it is not resolved after all."""
        return ConcernState.TAKEN if self.taken_by else ConcernState.ASKED

    @property
    def returned(self) -> ConcernState:
        """The state to which a withdrawn one goes back when its leader asks again."""
        # What was resolved before is a new question now, for anybody to take.
        return ConcernState.ASKED if self.resolved_by else self.unresolved


@dataclass(frozen=True, slots=True)
class FlaggedVisit:
    """All that a channel reads of a flagged record: whose visit it was, where and when."""

    school: str
    on: date
    leader: str


def for_channel(record: Record) -> FlaggedVisit:
    """The record as a channel reads of it."""
    return FlaggedVisit(record.deployment.school, record.on, record.leader.name)
