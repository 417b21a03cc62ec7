"""The start sheet's support: a row for each leader and school makes roles and deployments.

Leaders may stand on a sheet of their own, or with their employer in each row.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.imports.cells import day, email, text, working_days
from bot.imports.deployments import read_objectives, take_next_visit, take_support
from bot.imports.kinds import FileKind
from bot.imports.leaders import read_leader
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from bot.imports.start_people import add_role, on_roster, without_examples
from bot.imports.start_places import read_employer, read_school
from domain.operations.imports import Entry
from domain.people.organisations import Organisation
from domain.people.people import Appointment, Role


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
    for row in without_examples(without_examples(rows, "leader"), "focus"):
        _take_row(row, plan, seen)
        plan.wrong(row)


def _take_row(row: SheetRow, plan: Plan, seen: _Seen) -> None:
    values = _deployment_values(row)
    head = row.get("head_email", email)
    place = row.need("school", read_school(plan, row))
    who = _leader(row, plan, seen)
    if who is None or place is None or row.problems:
        return
    support = take_support(row, who, place, values, plan, seen.deployments)
    if support is not None:
        take_next_visit(row, plan, support, who)
    if head is not None and row.sound:
        _take_head(row, head, place, plan)


def _deployment_values(row: SheetRow) -> dict[str, Any]:
    values: dict[str, Any] = {
        "focus": row.need("focus", text(200)),
        "start": row.need("start", day),
    }
    row.put(values, "end", "end", day, None)
    row.put(values, "days_agreed", "days", working_days, None)
    row.put(values, "objectives", "objectives", read_objectives, ())
    row.put(values, "reference", "reference", text(60), None)
    if row.sound and values.get("end") and values["end"] < values["start"]:
        row.wrong(f"end is {values['end']:%d/%m/%Y}, before start.")
    return values


def _leader(row: SheetRow, plan: Plan, seen: _Seen) -> Entry | None:
    """The leader of a row: known already, or with a name and an employer in it."""
    known = _known_leader(row, plan)
    if known is None and not (row.says("leader") or row.says("employer")):
        return read_leader(plan, row, "; leaders have a sheet of their own")
    if known is not None and not row.says("employer"):
        return known
    name = known.name if known and not row.says("leader") else row.need("leader", text(200))
    address = row.need("leader_email", email)
    home = row.need("employer", read_employer(plan, row))
    if name is None or address is None or home is None:
        return None
    if _contradicts(row, address, name, home, seen):
        return None
    return add_role(row, name, address, Appointment(Role.LEADER, home.id), plan)


def _known_leader(row: SheetRow, plan: Plan) -> Entry | None:
    try:
        found = plan.roster.person(email(row.cells.get("leader_email")))
    except ValueError:
        return None
    leads = found is not None and any(a.role is Role.LEADER for a in found.appointments)
    return found if leads and found is not None and not found.left else None


def _contradicts(row: SheetRow, address: str, name: str, home: Organisation, seen: _Seen) -> bool:
    first, its_name, its_home = seen.leaders.setdefault(address, (row.number, name, home.id))
    if its_name != name:
        row.wrong(f"leader is “{name}”, and row {first} has another name for {address}.")
    if its_home != home.id:
        row.wrong(f"employer is {home.name}, and row {first} has another employer for {address}.")
    return not row.sound


def _take_head(row: SheetRow, address: str, place: Organisation, plan: Plan) -> None:
    known = on_roster(row, address, plan)
    name = row.get("head", text(200)) or (known.name if known else f"Head of {place.name}"[:200])
    if row.problems:
        return
    entry = known or Entry(plan.roster.new_id(), address, name)
    held = entry.appointments | {Appointment(Role.SCHOOL_CONTACT, place.id)}
    plan.put(row, replace(entry, name=name, appointments=held))


KIND = FileKind(
    "start",
    ("leader_email", "school", "head_email", "focus", "days", "start", "end"),
    ("head", "objectives", "next_visit", "leader", "employer", "reference"),
    take,
    naming=("school", "employer"),
    start=True,
)
