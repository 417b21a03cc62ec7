"""The bot's clock, as stories move it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.make import NOW


@dataclass(slots=True)
class Clock:
    """The bot's clock; it moves when the story says so."""

    moment: datetime = NOW

    def __call__(self) -> datetime:
        """Now."""
        return self.moment

    def pass_(self, **time: float) -> None:
        """Lets time pass."""
        self.moment += timedelta(**time)
