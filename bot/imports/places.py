"""The organisation that a cell means: by URN, by UID, by the exact name, or the hub for "Hub"."""

import re

from bot.documents.tables import Cell
from bot.imports.cells import Read, plain
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.people.organisations import Organisation, OrganisationKind

_NUMBER = re.compile(r"0*(\d{1,7})(\.0*)?", re.ASCII)
HUB = "hub"


def read_organisation(plan: Plan, row: SheetRow) -> Read[Organisation]:
    """Reads an organisation; the hub is made where it is named for the first time."""

    def read(cell: Cell) -> Organisation:
        typed = plain(cell)
        if number := _NUMBER.fullmatch(typed):
            return by_number(plan, int(number[1]))
        if typed.casefold() == HUB:
            return hub_or_new(plan, row)
        named = plan.roster.named(typed)
        # A closed namesake is meant only where none is open.
        found = [o for o in named if o.open] or named
        if len(found) > 1:
            raise ValueError(
                f"is “{typed[:60]}”, and there are several of that name: {choices(found)}"
            )
        if not found:
            raise ValueError(f"is “{typed[:60]}”, and no school or trust is called exactly that")
        return found[0]

    return read


def by_number(plan: Plan, number: int) -> Organisation:
    """The school with that URN or the trust with that UID; ValueError where there is none."""
    found = [o for o in (plan.roster.school(number), plan.roster.trust(number)) if o is not None]
    if not found:
        raise ValueError(f"is {number}, and no school or trust on the roster has that number")
    if len(found) > 1:
        raise ValueError(f"is {number}, which is both a URN and a UID: {choices(found)}")
    return found[0]


def hub_or_new(plan: Plan, row: SheetRow) -> Organisation:
    """The hub itself, which joins the plan where it is named for the first time."""
    known = plan.roster.hub()
    if known is None:
        known = Organisation(plan.roster.new_id(), OrganisationKind.HUB, plan.hub.name)
        plan.put(row, known)
    return known


def school_or_trust(plan: Plan, row: SheetRow) -> Organisation | None:
    """The organisation in `school_urn` or `trust_uid`; None, with a problem noted, without one."""
    for column, kind in (
        ("school_urn", OrganisationKind.SCHOOL),
        ("trust_uid", OrganisationKind.TRUST),
    ):
        if row.says(column):
            found = row.get(column, read_organisation(plan, row))
            if found is not None and found.kind is not kind:
                row.wrong(f"{column} is {plain(row.cells[column])}, which is a {found.kind.value}.")
                return None
            return found
    row.wrong("school_urn is missing.")
    return None


def choices(found: list[Organisation]) -> str:
    """A few organisations, each with what tells it from its namesakes."""
    return "; ".join(_choice(o) for o in found[:3])


def _choice(found: Organisation) -> str:
    number = found.urn if found.urn is not None else found.uid
    town = f", {found.town}" if found.town else ""
    closed = "" if found.open else " (closed)"
    return f"{number or 'no URN'} {found.name}{town}{closed}"
