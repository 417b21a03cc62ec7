"""Scopes as conditions of SQL: only here is it decided what of a list somebody sees.

Each condition says the same as `holds` of the scope's part in the domain.
"""

from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Select, and_, false, or_, select, true

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
from domain.support.deployments import RUNNING, UNAGREED
from storage.engine.prepared import among
from storage.tables.funding import contract_grants, contracts, deployment_grants
from storage.tables.people import people, roles
from storage.tables.support import deployment_leaders, deployments
from storage.tables.visits import copies, visit_shares, visits

Condition = ColumnElement[bool]
Moment = datetime | ColumnElement[datetime]
_AGREED = deployments.c.status.not_in(UNAGREED)


def deployments_in(scope: Scope) -> Condition:
    """The condition that a deployment is in the scope."""
    return or_(false(), *map(_deployments, scope.parts))


def records_in(scope: Scope, now: datetime) -> Condition:
    """The condition that a record is in the scope: for a school, one that is in sight at `now`.

    It is for records that are not deleted.
    """
    return or_(false(), *(_records(part, now) for part in scope.parts))


def people_in(scope: Scope) -> Condition:
    """The condition that a person is in the scope."""
    return or_(false(), *map(_people, scope.parts))


def in_sight(now: Moment) -> Condition:
    """The condition that a school may see a record, which is not deleted."""
    return visits.c.id.not_in(in_quiet_time(now))


def in_quiet_time(now: Moment) -> Select[tuple[int]]:
    """The records in their first quiet time."""
    return select(copies.c.visit_id).where(copies.c.sent_at.is_(None), copies.c.due_at > now)


# No case for the rest: a new part of a scope without its condition is an error to the type checker.
def _deployments(part: Part) -> Condition:
    match part:
        case Everything():
            return true()
        case Led(person, active, by_others):
            own = deployments.c.id.in_(led_by(person))
            stands = among(deployments.c.status, RUNNING) if active else _AGREED
            return false() if by_others else and_(own, stands)
        case OfOrganisations(organisations, but):
            at = deployments.c.organisation_id.in_(sorted(organisations))
            return and_(at, _AGREED) if but is None else false()
        case OfContracts(organisations):
            return and_(deployments.c.id.in_(under_contracts(organisations)), _AGREED)
        case Made() | Joined() | Employed() | Owed() | ForRole():
            return false()


def _records(part: Part, now: datetime) -> Condition:
    match part:
        case Everything():
            return true()
        case Made(person):
            return visits.c.leader_id == person
        case Joined(person):
            shared = select(visit_shares.c.visit_id).where(visit_shares.c.person_id == person)
            led = _records(Led(person, by_others=True), now)
            return and_(visits.c.id.in_(shared), led)
        case Led(person, active, by_others):
            # `by_others` narrows the records, not the support that they belong to.
            support = select(deployments.c.id).where(_deployments(Led(person, active)))
            others = visits.c.leader_id != person if by_others else true()
            return and_(visits.c.deployment_id.in_(support), others)
        case OfOrganisations(organisations, but):
            support = select(deployments.c.id).where(_deployments(OfOrganisations(organisations)))
            others = visits.c.leader_id != but if but is not None else true()
            return and_(visits.c.deployment_id.in_(support), in_sight(now), others)
        case OfContracts(organisations):
            support = select(deployments.c.id).where(_deployments(OfContracts(organisations)))
            return visits.c.deployment_id.in_(support)
        case Employed() | Owed() | ForRole():
            return false()


def _people(part: Part) -> Condition:
    match part:
        case Everything():
            return true()
        case Employed(organisations):
            at = roles.c.organisation_id.in_(sorted(organisations))
            employed = select(roles.c.person_id).where(roles.c.role == Role.LEADER, at)
            return people.c.id.in_(employed)
        case Led() | Made() | Joined() | OfOrganisations() | OfContracts() | Owed() | ForRole():
            return false()


def led_by(person: int | BindParameter[int]) -> Select[tuple[int]]:
    """The deployments that name a person as their leader, whatever roles the person has."""
    return select(deployment_leaders.c.deployment_id).where(
        deployment_leaders.c.person_id == person
    )


def under_contracts(organisations: frozenset[int]) -> Select[tuple[int]]:
    """The deployments paid for by money under contracts of some lead organisations."""
    return select(deployment_grants.c.deployment_id).where(
        deployment_grants.c.grant_id.in_(covered_grants(organisations))
    )


def covered_grants(organisations: frozenset[int]) -> Select[tuple[int]]:
    """The grants under contracts of some lead organisations."""
    return (
        select(contract_grants.c.grant_id)
        .join(contracts, contracts.c.id == contract_grants.c.contract_id)
        .where(contracts.c.lead_id.in_(sorted(organisations)))
    )
