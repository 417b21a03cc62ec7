"""Money, read from the store: what decides who may see it, and what grants bear of support."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.funding.costs import Borne, CostLine, borne, costs, to_come
from domain.funding.funding import Funding
from domain.funding.grants import Grant
from domain.people.people import Role
from domain.quality.reports import HANDED_IN, Report
from domain.support.deployments import UNAGREED, Deployment
from storage.store import Store


def of_grant(grant: Grant, store: Store) -> Funding:
    """What decides who may see a grant."""
    return of_grants([grant], store)[grant.id]


def of_grants(grants: Iterable[Grant], store: Store) -> dict[int, Funding]:
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


def of_report(report: Report, store: Store) -> Funding:
    """What decides who may read a report."""
    return of_reports([report], store)[report.id]


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


def of_support(support: Deployment, store: Store) -> Funding:
    """What decides who may see what was agreed about support."""
    if support.status in UNAGREED:
        return Funding(frozenset(), frozenset(), frozenset())
    grants = store.funds.paying_for(support.id)
    leaders = store.people.some(leader.id for leader in support.leaders)
    return Funding(
        leaders=frozenset(leader.id for leader in support.leaders),
        places=frozenset({support.organisation}),
        leads=frozenset(store.funds.leads_of(grants).values()) if grants else frozenset(),
        employers=frozenset(place for leader in leaders for place in leader.at(Role.LEADER)),
        for_schools=True,
    )


def borne_by(grants: Collection[int], store: Store) -> Mapping[tuple[int, int], int]:
    """The pence that grants, and those beside them, bear at each organisation, by both ids.

    Beside them are all that pay for the same support, and for theirs: what one has left decides
    what the next bears.
    """
    found = _costs(grants, store)
    return borne(found.wanted, costs(found.lines, store.hub.hours_a_day), found.grants)


def committed_by(
    grants: Collection[int], today: date, store: Store
) -> Mapping[tuple[int, int], int]:
    """The pence that the agreed days which are left would add to what they bear, by both ids."""
    found, hours = _costs(grants, store), store.hub.hours_a_day
    rates = store.funds.rates(sorted(found.supports))
    coming = to_come(found.supports.values(), found.lines, rates, today, hours)
    used = borne(found.wanted, costs(found.lines, hours), found.grants)
    both = borne(found.wanted, coming, found.grants, used)
    return {at: pence - used.get(at, 0) for at, pence in both.items()}


def unrated(supports: list[Deployment], lines: list[CostLine]) -> int:
    """How much of some support has days, but no rate for them."""
    without = {line.support for line in lines if line.rate is None and line.minutes}
    return sum(support.id in without for support in supports)


@dataclass(frozen=True, slots=True)
class _Costs:
    """Support that hangs together by its grants, with these, and what its days have cost."""

    supports: Mapping[int, Deployment]
    wanted: list[Borne]
    grants: Mapping[int, Grant]
    lines: list[CostLine]


def _costs(grants: Collection[int], store: Store) -> _Costs:
    paid = _together(grants, store)
    known = store.deployments.some(paid)
    wanted = [Borne(id_, known[id_].organisation, paid[id_]) for id_ in sorted(known)]
    every = store.funds.some({each for support in wanted for each in support.grants})
    return _Costs(known, wanted, every, store.funds.cost_lines(sorted(paid)))


def _leaders(ids: Iterable[int], known: Mapping[int, Deployment]) -> frozenset[int]:
    return frozenset(leader.id for each in _agreed(ids, known) for leader in each.leaders)


def _places(ids: Iterable[int], known: Mapping[int, Deployment]) -> frozenset[int]:
    return frozenset(each.organisation for each in _agreed(ids, known))


def _agreed(ids: Iterable[int], known: Mapping[int, Deployment]) -> list[Deployment]:
    """Those of some support that wait for no yes: by others nobody learns of any money."""
    some = (known[id_] for id_ in ids if id_ in known)
    return [each for each in some if each.status not in UNAGREED]


def _together(grants: Collection[int], store: Store) -> dict[int, tuple[int, ...]]:
    """The support that grants pay for, and all that hangs together with it through others.

    Each with the grants that pay for it, in their order.
    """
    found: dict[int, tuple[int, ...]] = {}
    seen, fresh = set(grants), set(grants)
    while fresh:
        paid = store.funds.supports_of(fresh)
        more = {support for some in paid.values() for support in some} - found.keys()
        found |= store.funds.paying(more)
        fresh = {each for support in more for each in found[support]} - seen
        seen |= fresh
    return found
