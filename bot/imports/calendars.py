"""The calendars file: days on which the hub, a trust or a school is closed.

It replaces the school years that it covers, each as a whole. To another year, of which it has
a few days only, it adds them: a file of next year often begins with this year's summer.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.documents.tables import Cell
from bot.imports.cells import day, folded, plain
from bot.imports.describing import days_of, whose
from bot.imports.kinds import FileKind
from bot.imports.places import HUB, read_organisation
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.operations.imports import ClosedDays
from domain.people.organisations import OrganisationKind as Sort
from domain.prompts.calendar import Closure, by_year, covers_year, school_year
from domain.prompts.calendar import ClosureKind as Reason
from domain.prompts.terms import sample_terms

LONGEST = timedelta(days=100)
# Rows that are named when they go; a dry run names them all.
_MOST_SHOWN = 5
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
    """Puts a file's rows in place of those that files had for the years that it covers."""
    years: dict[tuple[Owner, int], list[tuple[SheetRow, Closure]]] = {}
    for row in rows:
        owner = row.need("calendar", partial(_owner, plan, row))
        closure = _closure(row)
        if owner is not None and closure is not None:
            for part in by_year(closure):
                year = years.setdefault((owner, school_year(part.first).first.year), [])
                _refuse_twin(row, part, year)
                year.append((row, part))
        plan.wrong(row)
    for (owner, begins), found in years.items():
        _take_year(owner, begins, found, plan)


def _take_year(
    owner: Owner, begins: int, found: list[tuple[SheetRow, Closure]], plan: Plan
) -> None:
    """Takes what a file has of one school year of one calendar."""
    row, closures = found[0][0], _closures(owner, found, plan)
    standing = plan.roster.closed_days(owner[1], begins)
    before = standing.closures if standing else ()
    if not covers_year(closure for _, closure in found):
        joined = with_added(before, closures)
        whole = standing is not None and standing.whole
        plan.close(row, ClosedDays(*owner, begins, joined, whole=whole))
        return
    gone = [closure for closure in before if closure not in closures]
    if gone and set(closures) == set(usual_terms(begins)):
        plan.notes.append(
            f"{row.file}: the dates of {begins}-{(begins + 1) % 100:02d} are the usual ones as "
            "the template has them, and were left out: the calendar's own stand already."
        )
        return
    if gone:
        closed = ClosedDays(*owner, begins)
        plan.notes.append(
            f"{row.file}: the calendar of {whose(closed, plan.roster)}, is replaced whole. Of the "
            f"{len(before)} rows that stood, {len(gone)} "
            f"{'goes' if len(gone) == 1 else 'go'}: {_in_short(gone)}."
        )
    plan.close(row, ClosedDays(*owner, begins, closures))


def usual_terms(begins: int) -> tuple[Closure, ...]:
    """England's usual holidays of the school year that begins then, as the template has them."""
    return tuple(replace(closure, source="") for closure in sample_terms(begins))


def with_added(before: tuple[Closure, ...], more: tuple[Closure, ...]) -> tuple[Closure, ...]:
    """Rows of a calendar with more of them; nothing that stood is taken away."""
    joined = {(c.first, c.kind): c for c in before}
    for closure in more:
        stands = (c for c in joined.values() if c.kind is closure.kind)
        if not any(c.first <= closure.first and closure.last <= c.last for c in stands):
            joined[closure.first, closure.kind] = closure
    return tuple(sorted(joined.values(), key=lambda closure: (closure.first, closure.kind)))


def _in_short(closures: list[Closure]) -> str:
    shown = "; ".join(days_of(c.first, c.last) for c in closures[:_MOST_SHOWN])
    more = len(closures) - _MOST_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


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


KIND = FileKind("calendars", ("calendar", "closed_from", "closed_to", "kind"), (), take, start=True)
