"""Each edition of what was agreed about support."""

from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, exists, insert, select, update

from domain.pages import Page
from domain.scopes import Scope
from domain.support.agreements import AgreedOutside, Agreement
from domain.support.states import ChangeKind
from storage.engine.listing import Listing
from storage.engine.prepared import Prepared, run
from storage.support import agreed_terms
from storage.support.agreed_scopes import agreements_in
from storage.tables.commissions import agreements as t
from storage.tables.support import deployments, support_changes

_OF = select(t).where(t.c.deployment_id == bindparam("deployment"))
_ALL = Prepared(_OF.order_by(t.c.edition))
_LAST = Prepared(_OF.order_by(t.c.edition.desc()).limit(1))
_EDITION = Prepared(_OF.where(t.c.edition == bindparam("number")))
_ONE = Prepared(select(t).where(t.c.id == bindparam("id")))
_SETTLE = (
    update(t)
    .where(t.c.deployment_id == bindparam("deployment"), t.c.asks_again)
    .values(asks_again=False)
)
_added = and_(
    support_changes.c.deployment_id == deployments.c.id, support_changes.c.kind == ChangeKind.ADDED
)
_OUTSIDE = (
    select(deployments.c.agreed_on, support_changes.c.person_id)
    .outerjoin(support_changes, _added)
    .where(deployments.c.id == bindparam("deployment"))
)
_later = t.alias("later")
_HOLDS = ~exists().where(
    _later.c.deployment_id == t.c.deployment_id, _later.c.edition > t.c.edition
)
_LISTING = Listing(select(t), t, (t.c.id,))


class Agreements:
    """Editions by their support, in the order in which they were made."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, agreement: Agreement) -> int:
        """Keeps the next edition; gives its id."""
        row = {
            "deployment_id": agreement.deployment,
            "edition": agreement.edition,
            "at": agreement.at,
            "by_id": agreement.by,
            "terms": agreed_terms.packed(agreement.terms),
            "changes": agreed_terms.packed_changes(agreement.changes),
            "asks_again": agreement.asks_again,
        }
        return int(self._connection.execute(insert(t).returning(t.c.id), row).scalar_one())

    def get(self, id_: int) -> Agreement | None:
        """The edition with that id."""
        row = run(self._connection, _ONE, {"id": id_}).first()
        return _agreement(row) if row else None

    def last(self, deployment: int) -> Agreement | None:
        """The edition that holds."""
        row = run(self._connection, _LAST, {"deployment": deployment}).first()
        return _agreement(row) if row else None

    def edition(self, deployment: int, number: int) -> Agreement | None:
        """The edition of that number, from 1."""
        row = run(self._connection, _EDITION, {"deployment": deployment, "number": number}).first()
        return _agreement(row) if row else None

    def of(self, deployment: int) -> list[Agreement]:
        """All editions, the first one first."""
        rows = run(self._connection, _ALL, {"deployment": deployment})
        return [_agreement(row) for row in rows]

    def outside(self, deployment: int) -> AgreedOutside:
        """How support was agreed that nobody was asked about here."""
        row = self._connection.execute(_OUTSIDE, {"deployment": deployment}).first()
        return AgreedOutside(row.agreed_on, row.person_id) if row else AgreedOutside()

    def page(self, scope: Scope, size: int, below: int | None = None) -> Page[Agreement]:
        """A page of the editions that hold in a scope, the newest first: those below an id."""
        where = and_(_HOLDS, agreements_in(scope))
        place = None if below is None else [below]
        found = _LISTING.page(self._connection, size, where, below=place)
        return found.each(_agreement)

    def any_in(self, scope: Scope) -> bool:
        """Whether there is any agreement in a scope."""
        # A question for each part: of two parts in one, none is found by an index.
        each = (agreements_in(Scope((part,))) for part in scope.parts)
        found = (select(t.c.id).where(where).limit(1) for where in each)
        return any(self._connection.execute(query).first() is not None for query in found)

    def settle(self, deployment: int) -> None:
        """Notes that all yeses to what changed are there, or not needed any more."""
        self._connection.execute(_SETTLE, {"deployment": deployment})


def _agreement(row: Row[Any]) -> Agreement:
    return Agreement(
        id=row.id,
        deployment=row.deployment_id,
        edition=row.edition,
        at=row.at,
        by=row.by_id,
        terms=agreed_terms.unpacked(row.terms),
        changes=agreed_terms.unpacked_changes(row.changes),
        asks_again=row.asks_again,
    )
