"""Contracts by page and one by one."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from domain.funding.contracts import Contract
from domain.pages import Page
from domain.scopes import Scope
from storage.engine.listing import Listing
from storage.funding import contracts
from storage.funding.scopes import contracts_in
from storage.tables.funding import contracts as t

_LISTING = Listing(select(t.c.id, t.c.next_due), t, (t.c.next_due, t.c.id), rising=True)


class Contracts:
    """Contracts, the one first of which something is to be ticked soonest."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, id_: int) -> Contract | None:
        """The contract with that id."""
        return self.some([id_]).get(id_)

    def some(self, ids: Iterable[int]) -> dict[int, Contract]:
        """Those contracts by id."""
        return {each.id: each for each in contracts.some(self._connection, set(ids))}

    def referred(self, reference: str) -> Contract | None:
        """The contract with that reference, however its letters are written."""
        found = select(t.c.id).where(func.lower(t.c.reference) == reference.lower())
        id_ = self._connection.execute(found.order_by(t.c.id).limit(1)).scalar()
        return None if id_ is None else self.get(id_)

    def page(self, scope: Scope, size: int, below: int | None = None) -> Page[Contract]:
        """A page of the contracts in a scope, below the one with that id."""
        place = None
        if below is not None:
            at = select(t.c.next_due, t.c.id).where(t.c.id == below)
            place = self._connection.execute(at).first()
        found = _LISTING.page(self._connection, size, contracts_in(scope), below=place)
        ends = [row.id for row in (found.older, found.newer) if row is not None]
        some = self.some([*(row.id for row in found.rows), *ends])
        return found.each(lambda row: some[row.id])
