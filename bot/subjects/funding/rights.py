"""What decides who may see grants and the reports on them, read from the store."""

from collections.abc import Iterable, Mapping

from bot.turns.turn import Turn
from domain.errors import refuse
from domain.funding.funding import Funding
from domain.funding.grants import Grant
from domain.people.people import Person, Role
from domain.permissions import Act, can, scope
from domain.quality.reports import HANDED_IN, Report
from domain.support.deployments import Deployment
from storage.store import Store


def grant_of(turn: Turn, id_: int, act: Act, store: Store) -> Grant:
    """The grant, for a person who may do `act` with it."""
    grant = store.funds.grant(id_)
    if grant is None or not can(turn.person, act, fundings([grant], store)[grant.id]):
        raise refuse("not_yours")
    return grant


def fundings(grants: Iterable[Grant], store: Store) -> dict[int, Funding]:
    """Of each grant, by id, what decides who may see it."""
    found = list(grants)
    ids = [grant.id for grant in found]
    paid, leads = store.funds.supports_of(ids), store.funds.leads_of(ids)
    known = store.deployments.some({support for each in paid.values() for support in each})
    return {
        grant.id: Funding(
            leaders=_leaders(paid.get(grant.id, ()), known),
            places=_places(paid.get(grant.id, ()), known)
            | {grant.holder, *(line.organisation for line in grant.lines)},
            leads=frozenset({leads[grant.id]} if grant.id in leads else ()),
        )
        for grant in found
    }


def of_reports(reports: Iterable[Report], store: Store) -> dict[int, Funding]:
    """Of each report, by id, what decides who may read it."""
    found = list(reports)
    leads = store.funds.leads_of({grant for report in found for grant in report.grants})
    known = store.deployments.some({id_ for report in found for id_ in report.supports})
    return {
        report.id: Funding(
            leaders=_leaders(report.supports, known),
            places=_places(report.supports, known) | {report.of.holder},
            leads=frozenset(leads[grant] for grant in report.grants if grant in leads),
            ower=report.ower,
            for_schools=report.state in HANDED_IN,
        )
        for report in found
    }


def own_places(
    person: Person, grant: Grant, funding: Funding, supports: Iterable[Deployment]
) -> frozenset[int] | None:
    """The organisations of whose part of a grant a person may know, by id; None for all.

    Its holder knows of all, and who oversees it; others of the schools where they give support or
    that they speak for.
    """
    for role in (Role.OFFICER, Role.OVERSEER):
        if scope(person, Act.SEE_GRANT, role).holds(funding):
            return None
    speaks_for = person.at(Role.SCHOOL_CONTACT)
    if grant.holder in speaks_for:
        return None
    led = {each.organisation for each in supports if _leads(person, each)}
    return frozenset(led) | speaks_for


def _leads(person: Person, support: Deployment) -> bool:
    return person.has(Role.LEADER) and support.led_by(person.id)


def _leaders(ids: Iterable[int], known: Mapping[int, Deployment]) -> frozenset[int]:
    return frozenset(leader.id for id_ in ids if id_ in known for leader in known[id_].leaders)


def _places(ids: Iterable[int], known: Mapping[int, Deployment]) -> frozenset[int]:
    return frozenset(known[id_].organisation for id_ in ids if id_ in known)
