"""Organisations by the support that they get: how much of it, whose, and under which contracts."""

from collections.abc import Iterable

from sqlalchemy import Connection, and_, func, select

from domain.people.organisations import KnownPlace
from domain.scopes import Scope
from domain.support.deployments import CURRENT, UNAGREED, Deployment
from storage.support.deployments import Deployments
from storage.support.scopes import deployments_in
from storage.tables.funding import contract_grants, contracts, deployment_grants
from storage.tables.support import deployment_leaders as led
from storage.tables.support import deployments as d

_CURRENT = d.c.status.in_(CURRENT)


class SupportedPlaces:
    """The support of organisations, by the organisation's id."""

    def __init__(self, connection: Connection, deployments: Deployments) -> None:
        self._connection = connection
        self._deployments = deployments

    def known(self, organisation: int) -> KnownPlace:
        """The organisation as far as rights go by it; support that ended counts as well.

        Nobody sees it for support that waits for its yeses.
        """
        at = and_(d.c.organisation_id == organisation, d.c.status.not_in(UNAGREED))
        leaders = select(led.c.person_id).join(d, d.c.id == led.c.deployment_id).where(at)
        leads = (
            select(contracts.c.lead_id)
            .join(contract_grants, contract_grants.c.contract_id == contracts.c.id)
            .join(deployment_grants, deployment_grants.c.grant_id == contract_grants.c.grant_id)
            .join(d, d.c.id == deployment_grants.c.deployment_id)
            .where(at)
        )
        found = (frozenset(self._connection.execute(each).scalars()) for each in (leaders, leads))
        return KnownPlace(organisation, *found)

    def now(self, organisation: int, scope: Scope, most: int) -> list[Deployment]:
        """The support in a scope that an organisation gets now, is to get, or that rests there."""
        wanted = select(d.c.id).where(
            d.c.organisation_id == organisation, _CURRENT, deployments_in(scope)
        )
        ids = list(self._connection.execute(wanted.order_by(d.c.id).limit(most)).scalars())
        found = self._deployments.some(ids)
        return [found[id_] for id_ in ids]

    def counts(self, organisations: Iterable[int]) -> dict[int, int]:
        """How much such support each of these organisations has; without those that have none."""
        wanted = d.c.organisation_id.in_(sorted(set(organisations)))
        rows = self._connection.execute(
            select(d.c.organisation_id, func.count().label("many"))
            .where(wanted, _CURRENT, d.c.status.not_in(UNAGREED))
            .group_by(d.c.organisation_id)
        )
        return {row.organisation_id: row.many for row in rows}
