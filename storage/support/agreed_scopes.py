"""Scopes as conditions of SQL on agreements: each says the same as `holds` of its part."""

from sqlalchemy import ColumnElement, Select, false, or_, select, true

from domain.people.people import Role
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
from storage.support.scopes import led_by, under_contracts
from storage.tables.commissions import agreements
from storage.tables.people import roles
from storage.tables.support import deployment_leaders, deployments

Condition = ColumnElement[bool]


def agreements_in(scope: Scope) -> Condition:
    """The condition that an agreement is in the scope."""
    return or_(false(), *map(_agreements, scope.parts))


# No case for the rest: a new part of a scope without its condition is an error to the type checker.
def _agreements(part: Part) -> Condition:
    of = agreements.c.deployment_id
    match part:
        case Everything():
            return true()
        case Led(person, active, by_others):
            return false() if active or by_others else of.in_(led_by(person))
        case OfOrganisations(organisations):
            return of.in_(_at(organisations))
        case Employed(organisations):
            return of.in_(_by_staff_of(organisations))
        case OfContracts(organisations):
            return of.in_(under_contracts(organisations))
        case Made() | Joined() | Owed() | ForRole():
            return false()


def _at(organisations: frozenset[int]) -> Select[tuple[int]]:
    at = deployments.c.organisation_id.in_(sorted(organisations))
    return select(deployments.c.id).where(at)


def _by_staff_of(organisations: frozenset[int]) -> Select[tuple[int]]:
    led = deployment_leaders.c
    at = roles.c.organisation_id.in_(sorted(organisations))
    staff = select(roles.c.person_id).where(roles.c.role == Role.LEADER, at)
    return select(led.deployment_id).where(led.person_id.in_(staff))
