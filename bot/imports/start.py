"""The start sheet: a row for each leader and school, which makes people, roles and deployments."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.imports.cells import day, email, plain, text, working_days
from bot.imports.deployments import take_support
from bot.imports.kinds import FileKind
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from bot.imports.start_places import read_employer, read_school
from domain.operations.imports import Entry
from domain.people.organisations import Organisation
from domain.people.people import Appointment, Role

EXAMPLE = "Example:"


@dataclass(slots=True)
class _Seen:
    """What earlier rows of the sheet have.

    `leaders` has the row, name and employer's id by address, `deployments` the row by id.
    """

    leaders: dict[str, tuple[int, str, int]] = field(default_factory=dict)
    deployments: dict[int, SheetRow] = field(default_factory=dict)


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds people, roles and deployments; roles are never taken away.

    The example row of the template is left out.
    """
    seen = _Seen()
    for row in rows:
        if not plain(row.cells.get("leader")).startswith(EXAMPLE):
            _take_row(row, plan, seen)
            plan.wrong(row)


def _take_row(row: SheetRow, plan: Plan, seen: _Seen) -> None:
    values = _said(row)
    head = row.get("head_email", email)
    place = row.need("school", read_school(plan, row))
    who = _leader(row, plan, seen)
    if who is None or place is None or row.problems:
        return
    take_support(row, who, place, values, plan, seen.deployments)
    if head is not None and row.sound:
        _take_head(row, head, place, plan)


def _said(row: SheetRow) -> dict[str, Any]:
    values: dict[str, Any] = {
        "focus": row.need("focus", text(200)),
        "start": row.need("start", day),
    }
    row.put(values, "end", "end", day, None)
    row.put(values, "days_agreed", "days", working_days, None)
    row.put(values, "reference", "reference", text(60), None)
    if row.sound and values.get("end") and values["end"] < values["start"]:
        row.wrong(f"end is {values['end']:%d/%m/%Y}, before start.")
    return values


def _leader(row: SheetRow, plan: Plan, seen: _Seen) -> Entry | None:
    name, address = row.need("leader", text(200)), row.need("leader_email", email)
    home = row.need("employer", read_employer(plan, row))
    if name is None or address is None or home is None:
        return None
    if _contradicts(row, address, name, home, seen):
        return None
    known = _on_roster(row, address, plan) or Entry(plan.roster.new_id(), address, name)
    if row.problems:
        return None
    # A leader whose employer was not known has one now.
    kept = known.appointments - {Appointment(Role.LEADER, None)}
    entry = replace(known, name=name, appointments=kept | {Appointment(Role.LEADER, home.id)})
    plan.put(row, entry)
    return entry


def _contradicts(row: SheetRow, address: str, name: str, home: Organisation, seen: _Seen) -> bool:
    first, its_name, its_home = seen.leaders.setdefault(address, (row.number, name, home.id))
    if its_name != name:
        row.wrong(f"leader is “{name}”, and row {first} has another name for {address}.")
    if its_home != home.id:
        row.wrong(f"employer is {home.name}, and row {first} has another employer for {address}.")
    return not row.sound


def _take_head(row: SheetRow, address: str, place: Organisation, plan: Plan) -> None:
    known = _on_roster(row, address, plan)
    name = row.get("head", text(200)) or (known.name if known else f"Head of {place.name}"[:200])
    if row.problems:
        return
    entry = known or Entry(plan.roster.new_id(), address, name)
    held = entry.appointments | {Appointment(Role.SCHOOL_CONTACT, place.id)}
    plan.put(row, replace(entry, name=name, appointments=held))


def _on_roster(row: SheetRow, address: str, plan: Plan) -> Entry | None:
    known = plan.roster.person(address)
    if known is not None and known.left:
        row.wrong(f"{address} has left; a people file with no in leave brings the person back.")
    return known


KIND = FileKind(
    "start",
    ("leader", "leader_email", "employer", "school", "head_email", "focus", "days", "start", "end"),
    ("head", "reference"),
    take,
    naming=("school", "employer"),
)
