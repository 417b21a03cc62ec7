"""The calendars file: days on which the hub, a trust or a school is closed.

It replaces the school years that it names, each as a whole.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from bot.documents.tables import Cell
from bot.imports.cells import day, folded, plain
from bot.imports.kinds import FileKind
from bot.imports.places import HUB, read_organisation
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.operations.imports import ClosedDays
from domain.people.organisations import OrganisationKind as Sort
from domain.prompts.calendar import Closure, school_year
from domain.prompts.calendar import ClosureKind as Reason

LONGEST = timedelta(days=100)
REASONS = {
    **dict.fromkeys(
        ("holiday", "holidays", "school holiday", "half term", "vacation", "break"), Reason.HOLIDAY
    ),
    **dict.fromkeys(("bank holiday", "bank holidays", "public holiday"), Reason.BANK_HOLIDAY),
    **dict.fromkeys(
        ("inset", "inset day", "inset days", "training day", "staff training", "pd day"),
        Reason.INSET,
    ),
    **dict.fromkeys(("closed", "closure", "closed day", "occasional day"), Reason.CLOSED),
}
# Whose calendar it is: the kind of organisation and its id, None for the hub.
Owner = tuple[Sort, int | None]


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Puts a file's rows in place of those that files had for the calendar and school year."""
    years: dict[tuple[Owner, int], list[tuple[SheetRow, Closure]]] = {}
    for row in rows:
        owner = row.need("calendar", partial(_owner, plan, row))
        closure = _closure(row)
        if owner is not None and closure is not None:
            begins = school_year(closure.first).first.year
            year = years.setdefault((owner, begins), [])
            _refuse_twin(row, closure, year)
            year.append((row, closure))
        plan.wrong(row)
    for (owner, begins), found in years.items():
        first_row = found[0][0]
        plan.close(first_row, ClosedDays(*owner, begins, _closures(owner, found, plan)))


def _refuse_twin(row: SheetRow, closure: Closure, year: list[tuple[SheetRow, Closure]]) -> None:
    for earlier, other in year:
        if (other.first, other.kind) == (closure.first, closure.kind):
            row.wrong(f"Row {earlier.number} has the same calendar, closed_from and kind.")
            return


def _closures(
    owner: Owner, found: list[tuple[SheetRow, Closure]], plan: Plan
) -> tuple[Closure, ...]:
    """A school year's closures in order, without bank holidays that the hub has anyway."""
    has_anyway = plan.roster.bank_holidays if owner[1] is None else frozenset()
    kept = [
        closure
        for _, closure in found
        if closure.kind is not Reason.BANK_HOLIDAY or closure.first not in has_anyway
    ]
    return tuple(sorted(kept, key=lambda closure: (closure.first, closure.kind)))


def _owner(plan: Plan, row: SheetRow, cell: Cell) -> Owner:
    if plain(cell).casefold() == HUB:
        return Sort.HUB, None
    found = read_organisation(plan, row)(cell)
    return found.kind, None if found.kind is Sort.HUB else found.id


def _closure(row: SheetRow) -> Closure | None:
    """The days of a row; an empty closed_to is the day it began."""
    first, reason = row.need("closed_from", day), row.need("kind", _reason)
    last = row.get("closed_to", day) if row.says("closed_to") else first
    if first is None or last is None or reason is None:
        return None
    if last < first:
        row.wrong(f"closed_to is {last:%d/%m/%Y}, before closed_from.")
    elif last - first > LONGEST:
        row.wrong(f"closed_to is {last:%d/%m/%Y}, more than {LONGEST.days} days after closed_from.")
    return Closure(first, last, reason) if row.sound else None


def _reason(cell: Cell) -> Reason:
    typed = folded(plain(cell))
    if typed not in REASONS:
        raise ValueError(f"is “{typed[:40]}”; it may be holiday, bank holiday, inset or closed")
    return REASONS[typed]


KIND = FileKind("calendars", ("calendar", "closed_from", "closed_to", "kind"), (), take)
