"""Scopes as conditions of SQL on contracts: each says the same as `holds` of its part."""

from sqlalchemy import ColumnElement, false, or_, true

from domain.scopes import (
    Employed,
    Everything,
    ForRole,
    Joined,
    Led,
    Made,
    OfContracts,
    OfOrganisations,
    Owed,
    Part,
    Scope,
)
from storage.tables.funding import contracts


def contracts_in(scope: Scope) -> ColumnElement[bool]:
    """The condition that a contract is in the scope."""
    return or_(false(), *map(_contracts, scope.parts))


# No case for the rest: a new part of a scope without its condition is an error to the type checker.
def _contracts(part: Part) -> ColumnElement[bool]:
    match part:
        case Everything():
            return true()
        case OfContracts(organisations):
            return contracts.c.lead_id.in_(sorted(organisations))
        case Led() | Made() | Joined() | OfOrganisations() | Employed() | Owed() | ForRole():
            return false()
