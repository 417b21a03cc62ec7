"""What grants bear of the support that they pay for."""

from collections.abc import Mapping

from domain.funding.costs import Borne, CostLine, borne, costs
from domain.support.deployments import Deployment
from storage.store import Store


def borne_by(grant: int, store: Store) -> Mapping[tuple[int, int], int]:
    """The pence that a grant, and those beside it, bear at each organisation, by both ids.

    Beside it are all that pay for the same support, and for theirs: what one has left decides what
    the next bears.
    """
    paid = store.funds.paying()
    supports = _together(grant, paid)
    known = store.deployments.some(supports)
    wanted = [Borne(id_, known[id_].organisation, paid[id_]) for id_ in sorted(known)]
    grants = store.funds.some({each for support in wanted for each in support.grants})
    cost = costs(store.funds.cost_lines(sorted(supports)), store.hub.hours_a_day)
    return borne(wanted, cost, grants)


def unrated(supports: list[Deployment], lines: list[CostLine]) -> int:
    """How much of some support has days, but no rate for them."""
    without = {line.support for line in lines if line.rate is None and line.minutes}
    return sum(support.id in without for support in supports)


def _together(grant: int, paid: Mapping[int, tuple[int, ...]]) -> set[int]:
    """The support that a grant pays for, and all that hangs together with it through others."""
    by_grant: dict[int, list[int]] = {}
    for support, grants in paid.items():
        for each in grants:
            by_grant.setdefault(each, []).append(support)
    seen, waiting, found = {grant}, [grant], set[int]()
    while waiting:
        for support in by_grant.get(waiting.pop(), ()):
            found.add(support)
            fresh = set(paid[support]) - seen
            seen |= fresh
            waiting += fresh
    return found
