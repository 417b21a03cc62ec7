"""What an import would do, row by row, before anything is written."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from bot.imports.roster import Roster, Thing
from bot.imports.rows import Problem, Row
from domain.hub import Hub
from domain.operations.imports import ClosedDays, Past, Planned


@dataclass(frozen=True, slots=True)
class Change:
    """What one row adds (`old` is None) or changes."""

    file: str
    row: int
    new: Thing | Planned | Past | ClosedDays
    old: Thing | ClosedDays | None = None


@dataclass(slots=True)
class Plan:
    """An import under way: the roster as it would be, and what each row did to it.

    `authority` keeps only that authority's schools, and those whose URN is among `named` or in use.
    """

    roster: Roster
    hub: Hub
    today: date
    authority: str = ""
    named: set[int] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    read: Counter[str] = field(default_factory=Counter)

    def put(self, row: Row, new: Thing) -> None:
        """Takes what a row says of a thing; one that says what stands already changes nothing."""
        old = self.roster.get(new)
        if old != new:
            self.roster.put(new)
            self.changes.append(Change(row.file, row.number, new, old))

    def plan(self, row: Row, planned: Planned) -> None:
        """Takes a visit to come, unless it was planned before."""
        if self.roster.plan(planned):
            self.changes.append(Change(row.file, row.number, planned))

    def record(self, row: Row, past: Past) -> None:
        """Takes a visit made, unless it was imported before."""
        if self.roster.record(past):
            self.changes.append(Change(row.file, row.number, past))

    def close(self, row: Row, closed: ClosedDays) -> None:
        """Takes a school year of a calendar, whole; `row` is its first. One that stands already changes nothing."""
        old = self.roster.close(closed)
        if closed.key in self.roster.closed:
            self.changes.append(Change(row.file, row.number, closed, old))

    def wrong(self, row: Row) -> None:
        """Takes the problems of a row."""
        self.problems += row.problems
