"""Flags: records that ask the hub to look."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    String,
    and_,
    bindparam,
    cast,
    exists,
    func,
    insert,
    null,
    select,
    update,
)

from domain.delivery.delivery import DeliveryState as Sending
from domain.pages import Page
from domain.scopes import Scope
from domain.visits.concerns import KIND, Concern, ConcernState
from storage.engine.listing import Listing
from storage.engine.prepared import Holding, Prepared, among, run, written
from storage.support.scopes import records_in
from storage.tables.delivery import outbox
from storage.tables.visits import concerns as t
from storage.tables.visits import visits

_OF = Holding(select(t).where(t.c.visit_id == bindparam("visit")), t)
_ONE = Holding(select(t).where(t.c.id == bindparam("id")), t)
_ADD = Prepared(insert(t).returning(t.c.id))
_STATE = Prepared(update(t).where(t.c.id == bindparam("concern")).values(state=bindparam("become")))
_THIS = t.c.id == bindparam("concern")
_NOT_RESOLVED: dict[str, Any] = {"resolved_by": null(), "resolved_at": null()}
_NOT_TAKEN: dict[str, Any] = {"taken_by": null(), "taken_at": null()}
# For anybody to take: whoever took or resolved it before is forgotten.
_ANEW = Prepared(
    update(t).where(_THIS).values(state=ConcernState.ASKED, **_NOT_TAKEN, **_NOT_RESOLVED)
)
# Of two who press at once, the second finds another state and changes nothing.
_TAKE = Prepared(
    update(t)
    .where(_THIS, t.c.state == ConcernState.ASKED)
    .values(state=ConcernState.TAKEN, taken_by=bindparam("person"), taken_at=bindparam("now"))
    .returning(t.c.id)
)
_RELEASE = Prepared(
    update(t)
    .where(_THIS, t.c.state == ConcernState.TAKEN, t.c.taken_by == bindparam("person"))
    .values(state=ConcernState.ASKED, **_NOT_TAKEN)
)
_TAKEN_BY = Prepared(
    select(t).where(t.c.state == ConcernState.TAKEN, t.c.taken_by == bindparam("person"))
)
_RESOLVE = Prepared(
    update(t)
    .where(_THIS, among(t.c.state, (ConcernState.ASKED, ConcernState.TAKEN)))
    .values(
        state=ConcernState.RESOLVED, resolved_by=bindparam("person"), resolved_at=bindparam("now")
    )
    .returning(t.c.id)
)
_REOPEN = Prepared(
    update(t)
    .where(_THIS, t.c.state == ConcernState.RESOLVED)
    .values(state=bindparam("become"), **_NOT_RESOLVED)
    .returning(t.c.id)
)
# Written as in the index of those: they are few, and closed ones are many.
_IS_OPEN = written(t.c.state, (ConcernState.ASKED, ConcernState.TAKEN))

_OPEN_LIST = Listing(
    select(t).join(visits, visits.c.id == t.c.visit_id),
    t.join(visits, visits.c.id == t.c.visit_id),
    (t.c.raised_at, t.c.id),
    rising=True,
)

# Flags of which no message went out: there was nobody to tell, or it had nowhere to go.
_SENT = exists().where(
    outbox.c.subject == cast(t.c.id, String),
    written(outbox.c.kind, (KIND,)),
    outbox.c.state != Sending.SKIPPED,
)
_UNSENT = select(func.count()).where(_IS_OPEN, t.c.state == ConcernState.ASKED, ~_SENT)


class Concerns:
    """At most one flag a record."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, visit: int) -> Concern | None:
        """The flag of a record."""
        row = run(self._connection, _OF, {"visit": visit}).first()
        return _concern(row) if row else None

    def get(self, id_: int) -> Concern | None:
        """The flag with that id."""
        row = run(self._connection, _ONE, {"id": id_}).first()
        return _concern(row) if row else None

    def page(
        self, scope: Scope, now: datetime, size: int, below: Concern | None = None
    ) -> Page[Concern]:
        """A page of the open flags of records in a scope, the oldest first."""
        where = and_(_IS_OPEN, visits.c.deleted_at.is_(None), records_in(scope, now))
        place = (below.raised_at, below.id) if below else None
        return _OPEN_LIST.page(self._connection, size, where, below=place).each(_concern)

    def unannounced(self) -> int:
        """How many flags wait for somebody though no message about them was sent."""
        return int(self._connection.execute(_UNSENT).scalar_one())

    def raise_(self, visit: int, now: datetime) -> int:
        """Flags a record; gives the flag's id."""
        return int(
            run(
                self._connection,
                _ADD,
                {"visit_id": visit, "state": ConcernState.ASKED, "raised_at": now},
            ).scalar_one()
        )

    def set_state(self, id_: int, state: ConcernState) -> None:
        """Changes a flag's state; one that goes back to asked is nobody's again."""
        if state is ConcernState.ASKED:
            run(self._connection, _ANEW, {"concern": id_})
        else:
            run(self._connection, _STATE, {"concern": id_, "become": state})

    def take(self, id_: int, person: int, now: datetime) -> bool:
        """Gives a waiting flag to who takes it; False where it waits no more."""
        return (
            run(self._connection, _TAKE, {"concern": id_, "person": person, "now": now}).first()
            is not None
        )

    def release(self, id_: int, person: int) -> None:
        """Has a flag that this person took wait again; nothing where another took it meanwhile."""
        run(self._connection, _RELEASE, {"concern": id_, "person": person})

    def taken_by(self, person: int) -> list[Concern]:
        """The flags that a person took and nobody resolved."""
        return [_concern(row) for row in run(self._connection, _TAKEN_BY, {"person": person})]

    def resolve(self, id_: int, person: int, now: datetime) -> bool:
        """Ends an open flag; False where it is not open."""
        return (
            run(self._connection, _RESOLVE, {"concern": id_, "person": person, "now": now}).first()
            is not None
        )

    def reopen(self, id_: int, become: ConcernState) -> bool:
        """Takes back that a flag is resolved; False where it is not."""
        return (
            run(self._connection, _REOPEN, {"concern": id_, "become": become}).first() is not None
        )


def _concern(row: Row[Any]) -> Concern:
    return Concern(
        id=row.id,
        visit=row.visit_id,
        state=ConcernState(row.state),
        raised_at=row.raised_at,
        taken_by=row.taken_by,
        taken_at=row.taken_at,
        resolved_by=row.resolved_by,
        resolved_at=row.resolved_at,
    )
