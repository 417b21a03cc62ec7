"""Allowed tenants with their domains, each by the setting or by an officer."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

from storage.engine.prepared import Prepared, run
from storage.engine.upsert import upsert
from storage.tables.people import tenants as t

Domains = Mapping[str, frozenset[str]]
_ALL = select(t.c.tenant, t.c.domain, t.c.by_officer)
# Asked for whoever is sent something.
_COUNT = Prepared(select(func.count()).where(t.c.tenant == bindparam("id")))
_FORGET = delete(t).where(t.c.tenant == bindparam("id"), t.c.domain == bindparam("of"))


def _owned(insert: type[PostgresInsert]) -> PostgresInsert:
    added = insert(t)
    new = {name: added.excluded[name] for name in ("tenant", "by_officer")}
    return added.on_conflict_do_update(index_elements=["domain"], set_=new)


_OWN = upsert(_owned)


class AllowedTenants:
    """Which tenants' people may come in, and whose addresses each tenant vouches for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def domains(self) -> Domains:
        """The domains of each allowed tenant."""
        return _by_tenant(self._rows())

    def by_officers(self) -> Domains:
        """The domains that officers allowed, by tenant."""
        return _by_tenant(row for row in self._rows() if row[2])

    def by_setting(self) -> Domains:
        """The domains that the setting allowed when the bot last started, by tenant."""
        return _by_tenant(row for row in self._rows() if not row[2])

    def every_domain(self) -> frozenset[str]:
        """The domains of all allowed tenants."""
        return frozenset(domain for _, domain, _ in self._rows())

    def allowed(self, tenant: str) -> bool:
        """Whether that tenant's people may come in."""
        return bool(run(self._connection, _COUNT, {"id": tenant}).scalar_one())

    def allow(self, tenant: str, domains: Iterable[str]) -> None:
        """Allows a tenant with these domains as well, as an officer does.

        A domain belongs to the tenant named last.
        """
        for domain in sorted(_clean(domains)):
            self._own(tenant, domain, by_officer=True)

    def follow_setting(self, stated: Mapping[str, Iterable[str]]) -> Domains:
        """Allows what the setting states; gives what it allowed before and no more, by tenant.

        What an officer allowed stays an officer's.
        """
        wanted = {(tenant, d) for tenant, domains in stated.items() for d in _clean(domains)}
        rows = self._rows()
        officers = {(tenant, domain) for tenant, domain, by_officer in rows if by_officer}
        # A domain is of one tenant: where the setting has it of another, the setting decides.
        moved = {domain for _, domain in wanted - officers}
        gone = {(t, d) for t, d, by_officer in rows if not by_officer or d in moved} - wanted
        for tenant, domain in gone:
            self._connection.execute(_FORGET, {"id": tenant, "of": domain})
        for tenant, domain in sorted(wanted - officers):
            self._own(tenant, domain, by_officer=False)
        return _by_tenant((tenant, domain, False) for tenant, domain in gone)

    def forget(self, tenant: str) -> frozenset[str]:
        """Takes what officers allowed of a tenant off the list; gives those domains."""
        domains = self.by_officers().get(tenant, frozenset())
        for domain in domains:
            self._connection.execute(_FORGET, {"id": tenant, "of": domain})
        return domains

    def _rows(self) -> list[tuple[str, str, bool]]:
        rows = self._connection.execute(_ALL)
        return [(row.tenant, row.domain, bool(row.by_officer)) for row in rows]

    def _own(self, tenant: str, domain: str, *, by_officer: bool) -> None:
        row = {"tenant": tenant, "domain": domain, "by_officer": by_officer}
        run(self._connection, _OWN, row)


def _clean(domains: Iterable[str]) -> set[str]:
    return {domain.strip().lower() for domain in domains} - {""}


def _by_tenant(rows: Iterable[tuple[str, str, bool]]) -> Domains:
    found: dict[str, set[str]] = {}
    for tenant, domain, _ in rows:
        found.setdefault(tenant, set()).add(domain)
    return {tenant: frozenset(domains) for tenant, domains in found.items()}
