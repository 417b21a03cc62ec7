"""Grants: money that a school or a trust holds for support in one school year."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class GrantKind(StrEnum):
    """How a grant came about."""

    NEW = "new"
    CARRIED_FORWARD = "carried forward"
    ADDITIONAL = "additional"


@dataclass(frozen=True, slots=True)
class GrantLine:
    """A school's part of a trust's grant; `amount` is in pence, None where it was not parted."""

    organisation: int
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant by its reference; `amount` is in pence, `school_year` reads 2020-21.

    `carried_from` is the reference of the grant of which it is what was left. It counts from
    `awarded_on` until `ended_on`. `interim_due` and `final_due` are dates of its own for reports.
    """

    id: int
    reference: str
    programme: str
    holder: int
    school_year: str
    kind: GrantKind
    amount: int
    carried_from: str = ""
    awarded_on: date | None = None
    spend_by: date | None = None
    interim_due: date | None = None
    final_due: date | None = None
    lines: tuple[GrantLine, ...] = ()
    ended_on: date | None = None
    ended_why: str = ""

    @property
    def named(self) -> str:
        """The grant in words for a school: its programme and year, then its reference."""
        return f"{self.programme} {self.school_year} ({self.reference})".strip()

    def counts(self, today: date) -> bool:
        """Whether it is money that the holder has today."""
        awarded = self.awarded_on is None or self.awarded_on <= today
        return self.amount > 0 and awarded and not self.over(today)

    def over(self, today: date) -> bool:
        """Whether an officer ended it, by today."""
        return self.ended_on is not None and self.ended_on <= today

    def share_of(self, organisation: int) -> int:
        """What of it a school may use: its line, or all of it where it has none of its own."""
        parts = (line.amount for line in self.lines if line.organisation == organisation)
        return next((part for part in parts if part is not None), self.amount)


_YEAR = re.compile(r"(20\d\d) ?[-/–] ?(?:20)?(\d\d)", re.ASCII)


def school_year_of(text: str) -> str:
    """A school year as it is kept, 2020-21; also of 2020/21 and 2020-2021.

    Raises ValueError with the end of a sentence that says why it is none.
    """
    found = _YEAR.fullmatch(text)
    if found is None:
        raise ValueError(f"is “{text[:40]}”; write it like 2020-21")
    first, last = int(found[1]), int(found[2])
    if (first + 1) % 100 != last:
        raise ValueError(f"is “{text[:40]}”, which is not one school year")
    return f"{first}-{last:02d}"
