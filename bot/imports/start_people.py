"""The people of a start sheet: roles are added to what they have, and none is taken away."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.imports.cells import email, plain, text, working_days
from bot.imports.kinds import FileKind
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from bot.imports.start_places import read_employer
from domain.operations.imports import Entry
from domain.people.people import Appointment, Role

EXAMPLE = "Example:"


def take_officers(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds the officers of the hub."""
    for row in without_examples(rows, "officer"):
        name, address = row.need("officer", text(200)), row.need("officer_email", email)
        if name is not None and address is not None:
            add_role(row, name, address, Appointment(Role.OFFICER, None), plan)
        plan.wrong(row)


def take_heads(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds the heads who release leaders, each of one employer."""
    for row in without_examples(rows, "releasing_head"):
        name = row.need("releasing_head", text(200))
        address = row.need("releasing_head_email", email)
        home = row.need("employer", read_employer(plan, row))
        if name is not None and address is not None and home is not None:
            add_role(row, name, address, Appointment(Role.HOME_HEAD, home.id), plan)
        plan.wrong(row)


def take_leaders(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds the leaders, each with one employer."""
    seen: dict[str, int] = {}
    for row in without_examples(rows, "leader"):
        name, address = row.need("leader", text(200)), row.need("leader_email", email)
        home = row.need("employer", read_employer(plan, row))
        if address is not None and address in seen:
            row.wrong(f"{address} stands in row {seen[address]} already; a leader has one row.")
        values = _about(row)
        if name is not None and address is not None and home is not None:
            seen.setdefault(address, row.number)
            add_role(row, name, address, Appointment(Role.LEADER, home.id), plan, values)
        plan.wrong(row)


def without_examples(rows: Iterable[SheetRow], column: str) -> Iterable[SheetRow]:
    """Rows but for those that the template has as examples."""
    return (row for row in rows if not plain(row.cells.get(column)).startswith(EXAMPLE))


def add_role(
    row: SheetRow,
    name: str,
    address: str,
    held: Appointment,
    plan: Plan,
    values: dict[str, Any] | None = None,
) -> Entry | None:
    """Puts a person on the roster with one more role; None, with a problem noted, if they left."""
    known = on_roster(row, address, plan)
    if row.problems:
        return None
    entry = known or Entry(plan.roster.new_id(), address, name)
    # A leader whose employer was not known has one now.
    kept = entry.appointments - {Appointment(held.role, None)}
    entry = replace(entry, name=name, appointments=kept | {held}, **(values or {}))
    plan.put(row, entry)
    return entry


def on_roster(row: SheetRow, address: str, plan: Plan) -> Entry | None:
    """The person with that address; one who left is a problem of the row."""
    known = plan.roster.person(address)
    if known is not None and known.left:
        row.wrong(f"{address} has left; a people file with no in leave brings the person back.")
    return known


def _about(row: SheetRow) -> dict[str, Any]:
    values: dict[str, Any] = {}
    row.put(values, "specialisms", "specialisms", text(1_000))
    row.put(values, "phases", "phases", text(200))
    row.put(values, "free_days", "free_days", working_days, None)
    row.put(values, "working_days", "working_days", text(40))
    return values


OFFICERS = FileKind("officers", ("officer", "officer_email"), (), take_officers, start=True)
HEADS = FileKind(
    "heads",
    ("releasing_head", "releasing_head_email", "employer"),
    (),
    take_heads,
    naming=("employer",),
    start=True,
)
LEADERS = FileKind(
    "leaders",
    ("leader", "leader_email", "employer"),
    ("specialisms", "phases", "free_days", "working_days"),
    take_leaders,
    naming=("employer",),
    start=True,
)
