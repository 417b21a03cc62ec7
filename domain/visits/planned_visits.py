"""Visits that are planned, and which of them a leader most likely means to record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class PlannedState(StrEnum):
    """What became of a planned visit."""

    PLANNED = "planned"
    RECORDED = "recorded"
    MOVED = "moved"
    DID_NOT_HAPPEN = "did_not_happen"


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A day on which a leader is expected at an organisation."""

    id: int
    deployment: int
    leader: int
    on: date
    at: time | None = None
    purpose: str = ""
    state: PlannedState = PlannedState.PLANNED
    made_by: int | None = None

    def owed(self, today: date) -> bool:
        """Whether a record of it is still to be made."""
        return self.state is PlannedState.PLANNED and self.on <= today


@dataclass(frozen=True, slots=True)
class Guess:
    """The deployment a leader most likely means, and the planned visit if there is one."""

    deployment: int
    planned: PlannedVisit | None = None


def guess(deployments: Sequence[int], planned: Sequence[PlannedVisit], today: date) -> Guess | None:
    """Today's planned visit, else the latest unrecorded one, else the only deployment; None where several fit alike."""
    owed = sorted(
        (p for p in planned if p.owed(today) and p.deployment in deployments),
        key=lambda p: (p.on, p.id),
    )
    if owed:
        newest = [p for p in owed if p.on == owed[-1].on]
        return (
            Guess(newest[0].deployment, newest[0])
            if len({p.deployment for p in newest}) == 1
            else None
        )
    return Guess(deployments[0]) if len(deployments) == 1 else None
