"""A plan of an import: what each row would do, before anything is written."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from bot.imports.roster import Roster, Thing
from bot.imports.rows import RowProblem, SheetRow
from domain.funding.contracts import Condition
from domain.hub import Hub
from domain.operations.imports import ClosedDays, ImportedVisit, Planned, StatedObjective
from domain.quality.report_rules import ReportRule

# What a row says as a whole, known by its key.
Keyed = TypeVar("Keyed", Condition, ReportRule, StatedObjective)


@dataclass(frozen=True, slots=True)
class Change:
    """What one row adds (`old` is None) or changes."""

    file: str
    row: int
    new: Thing | Planned | ImportedVisit | ClosedDays
    old: Thing | ClosedDays | None = None


@dataclass(slots=True)
class Plan:
    """An import under way: the roster as it would be, and what each row did to it.

    `authority` keeps only that authority's schools, and those whose URN is among `named` or in use.
    `proposed` are the URNs of schools that the register only proposes to open.
    """

    roster: Roster
    hub: Hub
    today: date
    authority: str = ""
    named: set[int] = field(default_factory=set)
    proposed: set[int] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    read: Counter[str] = field(default_factory=Counter)

    def put(self, row: SheetRow, new: Thing) -> None:
        """Takes what a row says of a thing; one that says what stands already changes nothing."""
        old = self.roster.get(new)
        if old != new:
            self.roster.put(new)
            self.changes.append(Change(row.file, row.number, new, old))

    def put_each(
        self,
        rows: Iterable[SheetRow],
        read: "Callable[[SheetRow, Plan], Keyed | None]",
        twice: Callable[[Keyed], str],
    ) -> None:
        """Takes what each row says; of one whose key stood above, `twice` says what is the same."""
        taken: dict[object, int] = {}
        for row in rows:
            new = read(row, self)
            if new is not None and new.key in taken:
                row.wrong(f"Row {taken[new.key]} {twice(new)}")
            elif new is not None:
                taken[new.key] = row.number
                self.put(row, new)
            self.wrong(row)

    def plan(self, row: SheetRow, planned: Planned) -> None:
        """Takes a visit to come, unless it was planned before."""
        if self.roster.plan(planned):
            self.changes.append(Change(row.file, row.number, planned))

    def record(self, row: SheetRow, past: ImportedVisit) -> None:
        """Takes a visit made, unless it was imported before."""
        if self.roster.record(past):
            self.changes.append(Change(row.file, row.number, past))

    def close(self, row: SheetRow, closed: ClosedDays) -> None:
        """Takes a whole school year of a calendar; `row` is its first row.

        One that stands already changes nothing.
        """
        old = self.roster.close(closed)
        if closed.key in self.roster.closed:
            self.changes.append(Change(row.file, row.number, closed, old))

    def wrong(self, row: SheetRow) -> None:
        """Takes the problems of a row."""
        self.problems += row.problems
