"""The trusts file: UID and name."""

from collections.abc import Iterable
from dataclasses import replace

from bot.imports.cells import text, uid
from bot.imports.kinds import FileKind
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.people.organisations import Organisation
from domain.people.organisations import OrganisationKind as Sort

_SMALL = frozenset({"and", "of", "the", "for", "in", "at", "on"})


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds trusts and renames those that are known by their UID."""
    seen: dict[int, int] = {}
    for row in rows:
        number = row.need("UID" if row.says("UID") else "Group UID", uid)
        name = row.need("name" if row.says("name") else "Group Name", text(200))
        if number is not None and number in seen:
            row.wrong(f"UID {number} stands in row {seen[number]} already.")
        if row.sound and number is not None and name is not None:
            seen[number] = row.number
            plan.put(row, replace(known_or_new(plan, number, name), name=name, uid=number))
        plan.wrong(row)


def known_or_new(plan: Plan, number: int | None, name: str) -> Organisation:
    """The trust by its UID, else by its name while it has no UID, else a new one."""
    found = plan.roster.trust(number) if number is not None else None
    if found is None:
        named = [o for o in plan.roster.named(name) if o.kind is Sort.TRUST]
        found = next((o for o in named if o.uid is None or number is None), None)
    return found or Organisation(
        plan.roster.new_id(), Sort.TRUST, without_capitals(name), uid=number
    )


def without_capitals(name: str) -> str:
    """The name as people write it, where GIAS has it all in capitals."""
    if not name.isupper():
        return name
    words = [w if w in _SMALL else w.capitalize() for w in name.lower().split()]
    return " ".join([words[0].capitalize(), *words[1:]])


KIND = FileKind("trusts", ("UID|Group UID", "name|Group Name"), (), take, whole=True)
