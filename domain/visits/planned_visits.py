"""Visits that are planned, and which of them a leader most likely means to record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from domain.visits.visits import Reason


class PlannedState(StrEnum):
    """What became of a planned visit."""

    PLANNED = "planned"
    RECORDED = "recorded"
    MOVED = "moved"
    DID_NOT_HAPPEN = "did_not_happen"
    # Before its day, and it is not owed.
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A day on which a leader is expected at an organisation; `reason` is whose it was called off.

    `made_by` is the record that planned it.
    """

    id: int
    deployment: int
    leader: int
    on: date
    at: time | None = None
    purpose: str = ""
    state: PlannedState = PlannedState.PLANNED
    made_by: int | None = None
    reason: Reason | None = None

    def owed(self, today: date) -> bool:
        """Whether a record of it is still to be made."""
        return self.state is PlannedState.PLANNED and self.on <= today


@dataclass(frozen=True, slots=True)
class Guess:
    """The deployment a leader most likely means, and the planned visit if there is one."""

    deployment: int
    planned: PlannedVisit | None = None


def guess(deployments: Sequence[int], planned: Sequence[PlannedVisit], today: date) -> Guess | None:
    """What a leader most likely wants to record; None where several things are as likely.

    It is today's planned visit, else the latest one without a record, else a visit of the only
    deployment.
    """
    owed = [p for p in planned if p.owed(today) and p.deployment in deployments]
    if not owed:
        return Guess(deployments[0]) if len(deployments) == 1 else None
    day = max(p.on for p in owed)
    newest = sorted((p for p in owed if p.on == day), key=lambda p: p.id)
    if len({p.deployment for p in newest}) > 1:
        return None
    return Guess(newest[0].deployment, newest[0])
