"""Allowed tenants with their domains."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

from storage.engine.prepared import run
from storage.engine.upsert import upsert
from storage.tables.people import tenants as t

_ALL = select(t.c.tenant, t.c.domain)
_COUNT = select(func.count()).where(t.c.tenant == bindparam("id"))
_FORGET = delete(t).where(t.c.tenant == bindparam("id"))


def _owned(insert: type[PostgresInsert]) -> PostgresInsert:
    added = insert(t)
    return added.on_conflict_do_update(
        index_elements=["domain"], set_={"tenant": added.excluded.tenant}
    )


_OWN = upsert(_owned)


class AllowedTenants:
    """Which tenants' people may come in, and whose addresses each tenant vouches for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def domains(self) -> dict[str, frozenset[str]]:
        """The domains of each allowed tenant."""
        found: dict[str, set[str]] = {}
        for row in self._connection.execute(_ALL):
            found.setdefault(row.tenant, set()).add(row.domain)
        return {tenant: frozenset(domains) for tenant, domains in found.items()}

    def every_domain(self) -> frozenset[str]:
        """The domains of all allowed tenants."""
        return frozenset(row.domain for row in self._connection.execute(_ALL))

    def allowed(self, tenant: str) -> bool:
        """Whether that tenant's people may come in."""
        return bool(self._connection.execute(_COUNT, {"id": tenant}).scalar_one())

    def allow(self, tenant: str, domains: Iterable[str]) -> None:
        """Allows a tenant with these domains as well; a domain belongs to the tenant named last."""
        for domain in sorted({d.strip().lower() for d in domains} - {""}):
            run(self._connection, _OWN, {"tenant": tenant, "domain": domain})

    def forget(self, tenant: str) -> None:
        """Takes a tenant and its domains off the list."""
        self._connection.execute(_FORGET, {"id": tenant})
