"""Flags: records that ask the hub to look."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, String, bindparam, cast, exists, func, insert, select, update

from domain.concerns import Concern, State
from storage.prepared import Holding, Prepared, run
from storage.tables import concerns as t
from storage.tables import outbox

_OF = Holding(select(t).where(t.c.visit_id == bindparam("visit")), t)
_ONE = Holding(select(t).where(t.c.id == bindparam("id")), t)
_ADD = Prepared(insert(t).returning(t.c.id))
_STATE = Prepared(update(t).where(t.c.id == bindparam("concern")).values(state=bindparam("become")))
_OPEN = Prepared(select(func.count()).where(t.c.state.in_((State.ASKED, State.TAKEN))))

# No row of the outbox says so to anybody: there was nobody to tell.
_UNTOLD = Prepared(
    select(func.count()).where(
        t.c.state == State.ASKED,
        ~exists().where(outbox.c.kind == "concern", outbox.c.subject == cast(t.c.id, String)),
    )
)


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

    def open(self) -> int:
        """How many flags wait for somebody or are being looked at."""
        return int(run(self._connection, _OPEN).scalar_one())

    def untold(self) -> int:
        """How many flags wait of which nobody was told."""
        return int(run(self._connection, _UNTOLD).scalar_one())

    def raise_(self, visit: int, now: datetime) -> int:
        """Flags a record; gives the flag's id."""
        return int(
            run(self._connection, _ADD, {"visit_id": visit, "state": State.ASKED, "raised_at": now}).scalar_one()
        )

    def become(self, id_: int, state: State) -> None:
        """Changes a flag's state."""
        run(self._connection, _STATE, {"concern": id_, "become": state})


def _concern(row: Row[Any]) -> Concern:
    return Concern(row.id, row.visit_id, State(row.state), row.raised_at)
