"""The schools file, as GIAS gives it: only URN and EstablishmentName must be there."""

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from bot.documents.tables import Cell
from bot.imports import trusts
from bot.imports.cells import plain, telephone, text, uid, urn, whole
from bot.imports.kinds import FileKind
from bot.imports.plan import Plan
from bot.imports.rows import NOTHING, RowProblem, SheetRow
from domain.people.organisations import Organisation
from domain.people.organisations import OrganisationKind as Sort

_TEXTS = (
    ("phase", "PhaseOfEducation (name)", 60),
    ("town", "Town", 100),
    ("postcode", "Postcode", 12),
    ("authority", "LA (name)", 100),
)
STATUS = "EstablishmentStatus (name)"
_METRES = whole(0, 1_300_000, "metres on the national grid")


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds schools and changes known ones; an earlier URN of a school is no school of its own."""
    seen: dict[int, int] = {}
    authorities: set[str] = set()
    file, kept = "", 0
    for row in rows:
        file = row.file
        number = row.need("URN", urn)
        authorities.add(plain(row.cells.get("LA (name)")))
        if number is not None and _only_proposed(row):
            plan.proposed.add(number)
        if number is not None and not _wanted(row, number, plan):
            continue
        kept += 1
        if number is not None and number in seen:
            row.wrong(f"URN {number} stands in row {seen[number]} already.")
        if number is not None:
            seen[number] = row.number
            _take_row(row, number, plan)
        plan.wrong(row)
    if plan.authority and file and not any(_same(a, plan.authority) for a in authorities):
        plan.problems.append(RowProblem(file, 0, _no_such_authority(plan.authority, authorities)))


def _wanted(row: SheetRow, number: int, plan: Plan) -> bool:
    if not plan.authority or _same(plain(row.cells.get("LA (name)")), plan.authority):
        return True
    return number in plan.named or number in plan.roster.urns


def _take_row(row: SheetRow, number: int, plan: Plan) -> None:
    name = row.need("EstablishmentName", text(200))
    values: dict[str, Any] = {"name": name, "urn": number}
    for field, column, most in _TEXTS:
        row.put(values, field, column, text(most))
    row.put(values, "telephone", "TelephoneNum", telephone)
    row.put(values, "easting", "Easting", _METRES, None)
    row.put(values, "northing", "Northing", _METRES, None)
    row.put(values, "open", STATUS, _open, empty=True)
    _take_trust(row, values, plan)
    if not row.sound or name is None:
        return
    school = _known(plan, number, name, str(values.get("town", "")))
    # A school that has a newer URN by now is not changed by the row of its old one.
    if school.urn is None or school.urn == number:
        plan.put(row, replace(school, **values))


def _take_trust(row: SheetRow, values: dict[str, Any], plan: Plan) -> None:
    cells = (row.cells.get("Trusts (code)"), row.cells.get("Trusts (name)"))
    if any(plain(cell) == NOTHING for cell in cells):
        values["trust"] = None
        return
    number, name = row.get("Trusts (code)", uid), row.get("Trusts (name)", text(200))
    if not row.sound or (number is None and name is None):
        return
    trust = trusts.known_or_new(plan, number, name or f"Trust {number}")
    if trust.uid is None and number is not None:
        trust = replace(trust, uid=number)
    plan.put(row, trust)
    values["trust"] = trust.id


def _known(plan: Plan, number: int, name: str, town: str) -> Organisation:
    """The school by its URN, else by its name while it has none, else a new one."""
    found = plan.roster.school(number)
    if found is None:
        # A start sheet may have named it before its URN was known.
        unnumbered = plan.roster.unnumbered(name)
        found = next((o for o in unnumbered if not (o.town and town) or _same(o.town, town)), None)
    return found or Organisation(plan.roster.new_id(), Sort.SCHOOL, name)


def _only_proposed(row: SheetRow) -> bool:
    return plain(row.cells.get(STATUS)).casefold().startswith("proposed")


def _open(cell: Cell) -> bool:
    return plain(cell).casefold().startswith("open")


def _same(one: str, other: str) -> bool:
    return one.casefold() == " ".join(other.casefold().split())


def _no_such_authority(name: str, authorities: set[str]) -> str:
    near = get_close_matches(name, sorted(authorities - {""}), n=3, cutoff=0.5)
    hint = f"; there is {', '.join(near)}" if near else ""
    return f"No school of the file is in an authority called “{name}”{hint}."


KIND = FileKind(
    "schools",
    ("URN", "EstablishmentName"),
    (
        *(column for _, column, _ in _TEXTS),
        "TelephoneNum",
        "Easting",
        "Northing",
        STATUS,
        "Trusts (code)",
        "Trusts (name)",
    ),
    take,
    whole=True,
)
