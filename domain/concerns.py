"""Flags: a leader asks the hub to look at a record."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Where a flag stands."""

    ASKED = "asked"
    TAKEN = "taken"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Concern:
    """The flag of one record."""

    id: int
    visit: int
    state: State
    raised_at: datetime
