"""Long work: asked for by a person, done outside any turn, by another process where the first one died."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

# Longer than any piece takes; where one outlives it, only the last one to take it may hand in what was made.
LEASE = timedelta(minutes=5)
# So often it is begun: a piece that ends each process that takes it must not end them for ever.
MOST_TRIES = 3
# Before one that failed is begun again: a database that was away is back by then.
WAIT = timedelta(minutes=1)
# So long a kind that a process does not know is left to one of a newer version, which may be starting.
STRANGE = timedelta(hours=1)


class WorkState(StrEnum):
    """Where a piece of work stands; one that is being done waits too, under a lease."""

    WAITING = "waiting"
    MADE = "made"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Work:
    """One piece: what kind of document, for whom, of what; `tries` counts this one."""

    id: int
    kind: str
    person: int
    subject: str = ""
    tries: int = 1
