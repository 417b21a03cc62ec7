"""Time that passes when told, and jumps."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(slots=True)
class Clock:
    """The wall clock, which may be set, and the seconds since the start, which only rise."""

    wall: datetime
    seconds: float = 0.0

    def __call__(self) -> datetime:
        """What the wall clock shows."""
        return self.wall

    def monotonic(self) -> float:
        """The seconds since the start."""
        return self.seconds

    def pass_(self, seconds: float) -> None:
        """Lets time pass."""
        self.seconds += seconds
        self.wall += timedelta(seconds=seconds)

    def jump(self, seconds: float) -> None:
        """Sets the wall clock forward or back, while no time passes."""
        self.wall += timedelta(seconds=seconds)
