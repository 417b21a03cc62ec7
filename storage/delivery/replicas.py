"""Running processes, by their heartbeat."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, func, or_, select

from storage.engine.prepared import run
from storage.engine.upsert import upsert
from storage.tables.delivery import replicas as t

ALIVE = timedelta(seconds=90)

_BEAT = upsert(
    lambda insert: (
        insert(t)
        .values(id=bindparam("replica"), beat_at=bindparam("now"))
        .on_conflict_do_update(
            index_elements=["id"], set_={"beat_at": bindparam("now", type_=t.c.beat_at.type)}
        )
    )
)
# One that beat in the future did so before the clock was set back.
_BURY = delete(t).where(or_(t.c.beat_at <= bindparam("before"), t.c.beat_at >= bindparam("after")))
_LEAVE = delete(t).where(t.c.id == bindparam("replica"))
_LIVE = select(func.count()).select_from(t)
# Any number that all replicas agree on and that nothing else locks.
_TURN = select(func.pg_try_advisory_xact_lock(7042027))


class Replicas:
    """The processes that share the work, and the number of requests that Teams allows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def beat(self, replica: str, now: datetime) -> int:
        """Notes that a replica lives; gives how many do, itself included.

        A replica lives if it has said so within the last 90 seconds.
        """
        self._connection.execute(_BURY, {"before": now - ALIVE, "after": now + ALIVE})
        run(self._connection, _BEAT, {"replica": replica, "now": now})
        return self.live()

    def take_turn(self) -> bool:
        """Whether this replica may tick; no other may until its transaction ends."""
        # An SQLite file has one writer, and so one replica, as it is.
        if self._connection.dialect.name == "sqlite":
            return True
        return bool(self._connection.execute(_TURN).scalar_one())

    def leave(self, replica: str) -> None:
        """Notes that a replica ended: the others take its share at their next beat."""
        self._connection.execute(_LEAVE, {"replica": replica})

    def live(self) -> int:
        """How many replicas there were at the last beat of any."""
        return int(self._connection.execute(_LIVE).scalar_one())
