"""Long work: asked for by a person, done outside any turn.

Where the process that does it dies, another one begins it again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.hub import Hub

# How long a process holds a piece: longer than any takes. Should one take longer still, only the
# last process to take it may hand in what was made.
LEASE = timedelta(minutes=5)
# A piece that crashes whatever process takes it must not do so for ever.
MOST_TRIES = 3
# The wait after a failure: a database that was away is back by then.
WAIT = timedelta(minutes=1)
# For how long a process leaves alone a kind that it does not know: a newer version that knows it
# may be starting.
STRANGE = timedelta(hours=1)


class WorkState(StrEnum):
    """Where a piece of work stands; one that is being done counts as waiting, under a lease."""

    WAITING = "waiting"
    MADE = "made"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work: what kind of document, for which person, about what.

    `tries` says how often it was begun, this time included.
    """

    id: int
    kind: str
    person: int
    subject: str = ""
    tries: int = 1


@dataclass(frozen=True, slots=True)
class LongList:
    """A piece of work that takes long: it is done in a process of its own, as of the moment."""

    work: Work
    now: datetime
    hub: Hub
