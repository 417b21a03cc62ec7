"""The people file: one row for each person, with every role."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.imports.cells import email, text, working_days, yes_or_no
from bot.imports.kinds import FileKind
from bot.imports.places import read_organisation
from bot.imports.plan import Plan
from bot.imports.roles import read_roles
from bot.imports.rows import SheetRow
from domain.operations.imports import Entry


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds people and changes known ones; a row's roles take the place of all earlier ones."""
    seen: dict[str, int] = {}
    for row in rows:
        address = row.need("email", email)
        if address is not None and address in seen:
            row.wrong(
                f"{address} stands in row {seen[address]} already; "
                "put all roles into one row, by semicolon."
            )
        elif address is not None:
            seen[address] = row.number
            entry = _entry(row, address, plan)
            if row.sound:
                plan.put(row, entry)
        plan.wrong(row)


def _entry(row: SheetRow, address: str, plan: Plan) -> Entry:
    known = plan.roster.person(address)
    name = row.need("name", text(200))
    home = row.get("organisation", read_organisation(plan, row))
    held = None
    # Where the organisation has a problem, roles would only repeat it.
    if home or not row.says("organisation"):
        held = row.need("role", read_roles(plan, row, home))
    values: dict[str, Any] = {"name": name, "appointments": held}
    row.put(values, "specialisms", "specialisms", text(1_000))
    row.put(values, "phases", "phases", text(200))
    row.put(values, "free_days", "free_days", working_days, None)
    row.put(values, "working_days", "working_days", text(40))
    row.put(values, "left", "leave", yes_or_no, empty=False)
    if known is not None and known.left and "left" not in values:
        row.wrong(f"{address} has left; write no in leave to bring the person back, or yes.")
    return replace(known or Entry(plan.roster.new_id(), address, ""), **values)


KIND = FileKind(
    "people",
    ("email", "name", "role"),
    ("organisation", "specialisms", "phases", "free_days", "working_days", "leave"),
    take,
    naming=("role", "organisation"),
)
