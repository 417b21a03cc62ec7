"""How often somebody may come: so often at a time, and so often a second in the long run."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SECONDS = 3


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many a second, and as many at a time as come in three seconds."""

    a_second: int

    @property
    def each(self) -> timedelta:
        """How long one takes to be due again."""
        return timedelta(seconds=1) / self.a_second

    @property
    def saved(self) -> timedelta:
        """How far ahead those that come at a time may be."""
        return timedelta(seconds=SECONDS)

    def after(self, free: datetime | None, now: datetime) -> datetime | None:
        """When the next would be due, had all come evenly, after one that comes now.

        `free` is what it gave for the one before. None where this one is too many.
        """
        # A clock that was set back must not keep anybody out until it has caught up.
        if free is None or not now <= free <= now + self.saved:
            free = now
        later = free + self.each
        return later if later <= now + self.saved else None
