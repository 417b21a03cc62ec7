"""The calendars file: days on which the hub, a trust or a school is closed; it replaces the school years it names."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from bot.documents.tables import Cell
from bot.imports.cells import day, folded, plain
from bot.imports.kinds import FileKind
from bot.imports.places import HUB, organisation
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
Owner = tuple[Sort, int | None]


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Puts a file's rows in place of what files said before of the same calendar and school year."""
    years: dict[tuple[Owner, int], list[tuple[SheetRow, Closure]]] = {}
    for row in rows:
        owner, closure = row.need("calendar", partial(_owner, plan, row)), _closure(row)
        if owner is not None and closure is not None:
            year = years.setdefault((owner, school_year(closure.first).first.year), [])
            twin = next(
                (r for r, c in year if (c.first, c.kind) == (closure.first, closure.kind)), None
            )
            if twin is not None:
                row.wrong(f"Row {twin.number} has the same calendar, closed_from and kind.")
            year.append((row, closure))
        plan.wrong(row)
    for (owner, begins), found in years.items():
        standing = plan.roster.bank_holidays if owner[1] is None else frozenset()
        closures = sorted(
            (c for _, c in found if c.kind is not Reason.BANK_HOLIDAY or c.first not in standing),
            key=lambda c: (c.first, c.kind),
        )
        plan.close(found[0][0], ClosedDays(*owner, begins, tuple(closures)))


def _owner(plan: Plan, row: SheetRow, cell: Cell) -> Owner:
    if plain(cell).casefold() == HUB:
        return Sort.HUB, None
    found = organisation(plan, row)(cell)
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
