"""When cover is paid under support: its own rule, else its contract's, else its programme's."""

from sqlalchemy import Connection, bindparam, select, update

from domain.funding.programmes import programme_key
from domain.support.deployments import CoverPaid
from storage.funding import contracts, programmes
from storage.support import paying
from storage.tables.support import deployments

_STATED = select(
    deployments.c.id,
    deployments.c.programme,
    deployments.c.cover_paid,
    deployments.c.cover_stated,
)
_SETTLE = update(deployments).where(deployments.c.id == bindparam("deployment"))


def settle(connection: Connection) -> None:
    """Puts what holds now beside each support, where that changed."""
    by_contract = {
        grant: contract.cover_paid
        for contract in contracts.everything(connection)
        for grant in contract.grants
        if contract.cover_paid
    }
    by_programme = {each.key: each.cover_paid for each in programmes.everything(connection)}
    paid = paying.paying(connection)
    for row in connection.execute(_STATED).all():
        stated = CoverPaid(row.cover_stated) if row.cover_stated else None
        of_contract = (by_contract.get(grant) for grant in paid.get(row.id, ()))
        of_programme = by_programme.get(programme_key(row.programme), CoverPaid.NEVER)
        holds = stated or next(filter(None, of_contract), of_programme)
        if holds != row.cover_paid:
            connection.execute(_SETTLE.values(cover_paid=holds), {"deployment": row.id})
