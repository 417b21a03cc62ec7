"""Scopes as conditions of SQL on grants and reports: each says the same as `holds` of its part."""

from sqlalchemy import ColumnElement, Select, and_, false, not_, or_, select, true

from domain.quality.reports import HANDED_IN
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
from storage.support.scopes import covered_grants, led_by
from storage.tables.funding import deployment_grants, grant_lines, grants
from storage.tables.quality import report_grants, report_supports, reports
from storage.tables.support import deployments

Condition = ColumnElement[bool]


def grants_in(scope: Scope) -> Condition:
    """The condition that a grant is in the scope."""
    return or_(false(), *map(_grants, scope.parts))


def reports_in(scope: Scope) -> Condition:
    """The condition that a report is in the scope."""
    return or_(false(), *map(_reports, scope.parts))


# No case for the rest: a new part of a scope without its condition is an error to the type checker.
def _grants(part: Part) -> Condition:
    match part:
        case Everything():
            return true()
        case Led(person, active, by_others):
            paid = select(deployment_grants.c.grant_id).where(
                deployment_grants.c.deployment_id.in_(led_by(person))
            )
            return false() if active or by_others else grants.c.id.in_(paid)
        case OfOrganisations(organisations, but):
            paid = select(deployment_grants.c.grant_id).where(
                deployment_grants.c.deployment_id.in_(_at(organisations))
            )
            held = grants.c.holder_id.in_(sorted(organisations))
            lines = select(grant_lines.c.grant_id).where(
                grant_lines.c.organisation_id.in_(sorted(organisations))
            )
            theirs = or_(held, grants.c.id.in_(paid), grants.c.id.in_(lines))
            return theirs if but is None else and_(theirs, not_(_grants(Led(but))))
        case OfContracts(organisations):
            return grants.c.id.in_(covered_grants(organisations))
        case Made() | Joined() | Employed() | Owed() | ForRole():
            return false()


def _reports(part: Part) -> Condition:
    match part:
        case Everything():
            return true()
        case Led(person, active, by_others):
            led = select(report_supports.c.report_id).where(
                report_supports.c.deployment_id.in_(led_by(person))
            )
            return false() if active or by_others else reports.c.id.in_(led)
        case OfOrganisations(organisations, but):
            there = select(report_supports.c.report_id).where(
                report_supports.c.deployment_id.in_(_at(organisations))
            )
            held = reports.c.holder_id.in_(sorted(organisations))
            theirs = or_(held, reports.c.id.in_(there))
            others = true() if but is None else not_(_reports(Led(but)))
            return and_(reports.c.state.in_(HANDED_IN), theirs, others)
        case OfContracts(organisations):
            on = select(report_grants.c.report_id).where(
                report_grants.c.grant_id.in_(covered_grants(organisations))
            )
            return reports.c.id.in_(on)
        case Owed(person):
            return reports.c.ower_id == person
        case Made() | Joined() | Employed() | ForRole():
            return false()


def _at(organisations: frozenset[int]) -> Select[tuple[int]]:
    return select(deployments.c.id).where(deployments.c.organisation_id.in_(sorted(organisations)))
