"""Long work that waits: one process at a time takes a piece, and another where that one died."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, exists, literal, or_, select, update

from domain.operations.files import (
    AGREEMENT,
    OF_A_FILE,
    OF_A_PLAN,
    OF_A_REPORT,
    OF_AN_EDITION,
    RIGHTS,
    STILL_THERE,
    TICK_FILE,
)
from domain.operations.work import LEASE, STRANGE, WAIT, Work, WorkState
from storage.engine.prepared import among, run, written
from storage.engine.units import WAKE
from storage.engine.upsert import upsert
from storage.tables.operations import files
from storage.tables.operations import work as t

LONGEST_REASON = 200
# A lease that ends later than this was taken before the clock was set back: clocks of replicas
# differ by less.
LONGEST_LEASE = LEASE + timedelta(minutes=5)

# Written as in the index of those.
_WAITS = written(t.c.state, (WorkState.WAITING,))
_THESE: dict[str, Any] = {
    "person_id": bindparam("person"),
    "kind": bindparam("kind"),
    "subject": bindparam("subject"),
}
_PUT = upsert(
    lambda insert: (
        insert(t)
        .values(state=literal(WorkState.WAITING), asked_at=bindparam("now"), **_THESE)
        .on_conflict_do_nothing(index_elements=list(_THESE), index_where=_WAITS)
        .returning(t.c.id)
    )
)
# A file that was made just now, and that its owner has not accepted or declined yet.
_OFFERED = select(
    exists()
    .where(*(t.c[name] == value for name, value in _THESE.items()))
    .where(
        files.c.work_id == t.c.id,
        files.c.answered_at.is_(None),
        files.c.made_at > bindparam("since"),
    )
)
_UNHELD = or_(
    t.c.lease_until.is_(None),
    t.c.lease_until <= bindparam("now"),
    t.c.lease_until > bindparam("beyond"),
)
# A piece of a kind that this version does not know is left for an hour to a newer process.
_KINDS = (
    *RIGHTS,
    *OF_A_FILE,
    *OF_AN_EDITION,
    *OF_A_REPORT,
    *OF_A_PLAN,
    AGREEMENT,
    TICK_FILE,
)
_KNOWN = or_(among(t.c.kind, _KINDS), t.c.asked_at <= bindparam("stale"))
_FREE = (_WAITS, _UNHELD, _KNOWN)
# Of two processes that look at the same moment, each takes another piece.
_FIRST = select(t.c.id).where(*_FREE).order_by(t.c.id).limit(1).with_for_update(skip_locked=True)
_TAKE = (
    update(t)
    .where(t.c.id == _FIRST.scalar_subquery())
    .values(lease_owner=bindparam("owner"), lease_until=bindparam("until"), tries=t.c.tries + 1)
    .returning(t)
)
_ANY = select(exists().where(*_FREE))
# The number of tries names the lease: a process that lost its piece changes nothing of it.
_OWN = (t.c.id == bindparam("piece"), _WAITS, t.c.tries == bindparam("try"))
_END = (
    update(t)
    .where(*_OWN)
    .values(state=bindparam("become"), reason=bindparam("why"), lease_owner=None, lease_until=None)
    .returning(t.c.id)
)
# The lease has no owner: until it is over, nobody takes the piece.
_AGAIN = (
    update(t)
    .where(*_OWN)
    .values(lease_owner=None, lease_until=bindparam("until"))
    .returning(t.c.id)
)
_RELEASE = (
    update(t)
    .where(_WAITS, t.c.lease_owner == bindparam("owner"))
    .values(lease_owner=None, lease_until=None)
)


class LongWork:
    """Pieces of work by id; at most one of a kind and subject waits for a person."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, kind: str, person: int, now: datetime, subject: str = "") -> bool:
        """Puts a piece of work.

        False if the same waits or is being made, or was made just now and is not answered yet.
        """
        wanted = {"kind": kind, "person": person, "subject": subject}
        if self._connection.execute(_OFFERED, {**wanted, "since": now - STILL_THERE}).scalar():
            return False
        added = run(self._connection, _PUT, {**wanted, "now": now}).first() is not None
        self._connection.info[WAKE] = self._connection.info.get(WAKE, False) or added
        return added

    def waits(self, now: datetime) -> bool:
        """Whether there is a piece that may be taken."""
        return bool(self._connection.execute(_ANY, _moments(now)).scalar())

    def take(self, owner: str, now: datetime) -> Work | None:
        """The oldest piece that may be taken, leased to `owner`; None if there is none."""
        values = {"owner": owner, "until": now + LEASE, **_moments(now)}
        row = self._connection.execute(_TAKE, values).first()
        if row is None:
            return None
        return Work(row.id, row.kind, row.person_id, row.subject, row.tries)

    def mark_made(self, work: Work) -> bool:
        """Notes that a piece is made; False, and nothing may follow, if another process took it."""
        return self._ends(work, WorkState.MADE, "")

    def mark_failed(self, work: Work, reason: str) -> bool:
        """Notes that a piece cannot be made, and why; False if another process took it."""
        return self._ends(work, WorkState.FAILED, reason)

    def retry_later(self, work: Work, now: datetime) -> bool:
        """Has a piece begun again in a minute; False if another process took it."""
        values = {"piece": work.id, "try": work.tries, "until": now + WAIT}
        return self._connection.execute(_AGAIN, values).first() is not None

    def release(self, owner: str) -> None:
        """Gives back what an owner took and did not end."""
        self._connection.execute(_RELEASE, {"owner": owner})

    def _ends(self, work: Work, become: WorkState, why: str) -> bool:
        end = {"become": become, "why": why[:LONGEST_REASON]}
        values = {"piece": work.id, "try": work.tries, **end}
        return self._connection.execute(_END, values).first() is not None


def _moments(now: datetime) -> dict[str, datetime]:
    return {"now": now, "beyond": now + LONGEST_LEASE, "stale": now - STRANGE}
