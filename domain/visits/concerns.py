"""Flags: a leader asks the hub to look at a record; an officer takes it, and says when it is resolved."""

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
    """The flag of one record, and who of the hub answered it."""

    id: int
    visit: int
    state: State
    raised_at: datetime
    taken_by: int | None = None
    taken_at: datetime | None = None
    resolved_by: int | None = None
    resolved_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it waits for somebody or is being looked at."""
        return self.state in (State.ASKED, State.TAKEN)

    @property
    def unresolved(self) -> State:
        """Where it stands while it is not resolved: with who took it, if anybody did."""
        return State.TAKEN if self.taken_by else State.ASKED

    @property
    def returned(self) -> State:
        """Where a withdrawn one stands when its leader asks again: what was resolved is asked anew."""
        return State.ASKED if self.resolved_by else self.unresolved
