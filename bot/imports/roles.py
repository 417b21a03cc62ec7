"""Roles as files give them, by code or by the word that people see: "officer;leader@107438"."""

from collections.abc import Mapping

from bot.documents.tables import Cell
from bot.imports.cells import Read, folded, one_of, parts
from bot.imports.places import read_organisation
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.people.organisations import Organisation
from domain.people.people import Appointment, Role
from domain.people.words import DEFAULTS, Words

# These roles are the hub's own, or may be held before an organisation is known.
_ANYWHERE = (Role.OFFICER, Role.LEADER)


def spellings(words: Words) -> Mapping[str, Role]:
    """Every word for a role: its code, the default label and the hub's own, one or many."""
    found = {folded(role.value): role for role in Role}
    for role in Role:
        for label in (*DEFAULTS[role.value], words.one(role.value), words.many(role.value)):
            found.setdefault(folded(label), role)
    return found


def read_roles(
    plan: Plan, row: SheetRow, home: Organisation | None
) -> Read[frozenset[Appointment]]:
    """Reads all the roles of a cell; one without "@" is held at `home`, an officer's at the hub."""
    known = spellings(plan.hub.words)

    def read(cell: Cell) -> frozenset[Appointment]:
        return frozenset(_appointment(part) for part in parts(cell))

    def _appointment(part: str) -> Appointment:
        word, at, place = part.partition("@")
        role = one_of(known)(word)
        if at:
            return Appointment(role, read_organisation(plan, row)(place.strip()).id)
        if role is Role.OFFICER:
            return Appointment(role, None)
        if home is None and role not in _ANYWHERE:
            raise ValueError(
                f"has “{word.strip()}” without an organisation: write {role.value}@URN"
            )
        return Appointment(role, home.id if home else None)

    return read
