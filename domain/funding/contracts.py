"""Contracts of lead organisations, and what grants and contracts require."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.support.deployments import CoverPaid


@dataclass(frozen=True, slots=True)
class Contract:
    """A lead organisation's contract, over the grants that it names by id."""

    id: int
    reference: str
    lead: int
    starts: date | None = None
    ends: date | None = None
    cover_paid: CoverPaid | None = None
    grants: tuple[int, ...] = ()
    requirements: tuple["Requirement", ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that a contract requires, or a programme of each of its grants.

    `days` are school days from what it counts from; `at_least` is a share in hundredths. `due` is
    a day of its own.
    """

    name: str
    days: int | None = None
    at_least: int | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A requirement of each grant of a programme, by the programme's name; * is any programme."""

    programme: str
    requires: Requirement

    @property
    def key(self) -> tuple[str, str]:
        """By what it is known: its programme and its name."""
        return self.programme, self.requires.name


# What every grant is asked where its programme has no conditions of its own.
SHIPPED_CONDITIONS: Final = (
    Requirement("agreement"),
    Requirement("plan", days=20),
    Requirement("records", days=5, at_least=90),
    Requirement("interim report"),
    Requirement("final report"),
    Requirement("review", days=10),
    Requirement("feedback", days=15),
    Requirement("money"),
)
