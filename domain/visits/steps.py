"""Next steps: what was agreed to happen, by whom and by when."""

from dataclasses import dataclass
from datetime import date, datetime

LONGEST = 200


@dataclass(frozen=True, slots=True)
class StepWords:
    """A next step as agreed; `who` is a role's code or empty."""

    what: str
    who: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """A kept next step; open until somebody closes it. `ended`: as its support ended."""

    id: int
    deployment: int
    words: StepWords
    made_by: int | None = None
    closed_at: datetime | None = None
    school: str = ""
    ended: bool = False

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.closed_at is None

    def overdue(self, today: date) -> bool:
        """Whether its day has passed and it is not done."""
        return self.open and self.words.by is not None and self.words.by < today


@dataclass(frozen=True, slots=True)
class OpenSteps:
    """How many steps are open, and how many of them are past their day."""

    count: int = 0
    late: int = 0
