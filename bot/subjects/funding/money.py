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
    paid = _together(grant, store)
    known = store.deployments.some(paid)
    wanted = [Borne(id_, known[id_].organisation, paid[id_]) for id_ in sorted(known)]
    grants = store.funds.some({each for support in wanted for each in support.grants})
    cost = costs(store.funds.cost_lines(sorted(paid)), store.hub.hours_a_day)
    return borne(wanted, cost, grants)


def unrated(supports: list[Deployment], lines: list[CostLine]) -> int:
    """How much of some support has days, but no rate for them."""
    without = {line.support for line in lines if line.rate is None and line.minutes}
    return sum(support.id in without for support in supports)


def _together(grant: int, store: Store) -> dict[int, tuple[int, ...]]:
    """The support that a grant pays for, and all that hangs together with it through others.

    Each with the grants that pay for it, in their order.
    """
    found: dict[int, tuple[int, ...]] = {}
    seen, fresh = {grant}, {grant}
    while fresh:
        paid = store.funds.supports_of(fresh)
        more = {support for some in paid.values() for support in some} - found.keys()
        found |= store.funds.paying(more)
        fresh = {each for support in more for each in found[support]} - seen
        seen |= fresh
    return found
