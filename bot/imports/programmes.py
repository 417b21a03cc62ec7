"""The programmes file: what grants and support are part of."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.documents.tables import Cell
from bot.imports.cells import one_of, parts, pence, text
from bot.imports.kinds import FileKind
from bot.imports.money import note_amounts
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.funding.programmes import Bill, Programme, programme_key
from domain.support.deployments import CoverPaid

COVER = {rule.value: rule for rule in CoverPaid}
BILLS = {bill.value: bill for bill in Bill}


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds programmes and changes known ones by their name; none is taken away."""
    taken: dict[str, int] = {}
    for row in rows:
        name = row.need("programme", text(60))
        if name is not None:
            _take_row(row, name, plan, taken)
        plan.wrong(row)


def read_programme(plan: Plan, row: SheetRow) -> Any:
    """Reads the name of a programme, as it is written in its file; one not there yet is made."""

    def read(cell: Cell) -> str:
        name = text(60)(cell)
        known = plan.roster.funds.programme(name)
        if known is None:
            plan.notes.append(
                f"{row.file}, row {row.number}: no file has the programme {name} yet. It is made."
            )
            plan.put(row, Programme(name))
        return known.name if known else name

    return read


def _take_row(row: SheetRow, name: str, plan: Plan, taken: dict[str, int]) -> None:
    key = programme_key(name)
    if key in taken:
        row.wrong(f"{name} stands in row {taken[key]} already.")
    values = _values(row)
    if row.sound:
        taken[key] = row.number
        known = plan.roster.funds.programme(name) or Programme(name)
        programme = replace(known, **values)
        plan.put(row, programme)
        note_amounts(row, programme, plan)


def _values(row: SheetRow) -> dict[str, Any]:
    values: dict[str, Any] = {"funder": row.need("funder", text(200))}
    row.put(values, "cover_paid", "cover_paid", one_of(COVER), CoverPaid.NEVER)
    row.put(values, "bill", "bill", one_of(BILLS), Bill.USED)
    for amount in ("rate", "reimbursement", "fee"):
        row.put(values, amount, amount, pence, None)
    row.put(values, "areas", "areas", _areas, ())
    return values


def _areas(cell: Cell) -> tuple[str, ...]:
    found = tuple(text(60)(part) for part in parts(cell))
    text(1000)(";".join(found))
    return found


KIND = FileKind(
    "programmes",
    ("programme", "funder"),
    ("cover_paid", "bill", "rate", "reimbursement", "fee", "areas"),
    take,
)
