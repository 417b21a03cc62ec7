"""The schools of a trust's grant, as one cell has them: `107438=3500; 107255=6000`."""

import re

from bot.documents.tables import Cell
from bot.imports.cells import Read, parts, pence
from bot.imports.places import by_number
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.funding.amounts import pounds
from domain.funding.grants import GrantLine
from domain.people.organisations import Organisation, OrganisationKind

_PART = re.compile(r"0*(\d{1,7}) ?(?:[=:] ?(.*))?", re.ASCII)


def read_lines(
    plan: Plan, row: SheetRow, holder: Organisation, amount: int
) -> Read[tuple[GrantLine, ...]]:
    """Reads each school's part of a trust's grant, with an amount for all of them or for none."""

    def read(cell: Cell) -> tuple[GrantLine, ...]:
        if holder.kind is not OrganisationKind.TRUST:
            raise ValueError("are for a trust's grant")
        lines = tuple(_line(part, plan, row, holder) for part in parts(cell))
        if len({line.organisation for line in lines}) < len(lines):
            raise ValueError("name one school twice")
        stated = [line.amount for line in lines if line.amount is not None]
        if stated and len(stated) < len(lines):
            raise ValueError("must have an amount each, or none")
        if stated and sum(stated) != amount:
            raise ValueError(f"add up to {pounds(sum(stated))}, and amount is {pounds(amount)}")
        return lines

    return read


def _line(part: str, plan: Plan, row: SheetRow, holder: Organisation) -> GrantLine:
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError(f"have “{part[:40]}”, not a URN and its amount such as 107438=3500")
    school = by_number(plan, int(found[1]))
    if school.trust != holder.id:
        plan.notes.append(
            f"{row.file}, row {row.number}: {school.name} is not one of {holder.name}'s schools. "
            "Kept."
        )
    try:
        return GrantLine(school.id, pence(found[2]) if found[2] else None)
    except ValueError:
        raise ValueError(f"have “{part[:40]}”, not an amount in pounds") from None
