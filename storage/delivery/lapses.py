"""What ends by itself: leases that are over, rows that are too late, chats that stay silent, what is long past."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    Row,
    bindparam,
    case,
    delete,
    exists,
    or_,
    select,
    update,
)

from domain.delivery.delivery import HELD, State
from storage.delivery.conversations import OPEN
from storage.engine.prepared import Prepared, run, written
from storage.tables.delivery import conversations as c
from storage.tables.delivery import outbox as t

# A lease that ends later than any can was taken before the clock was set back; so was a longer pause.
LONGEST_LEASE = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(hours=24)
TOO_LATE = "too late"
KEPT, PURGED_AT_ONCE = timedelta(days=90), 500
NO_LEASE: dict[str, Any] = {"lease_owner": None, "lease_until": None}

_other = t.alias("other")
# Written as in the indexes of those.
_READY = written(t.c.state, (State.READY,))
_IN_FLIGHT = written(t.c.state, (State.LEASED, State.SENDING))
# At most one row of a post is ready: where a newer one waits, the older has nothing left to say.
READY_AGAIN = case(
    (
        exists().where(_other.c.post_id == t.c.post_id, written(_other.c.state, (State.READY,))),
        State.SKIPPED,
    ),
    else_=State.READY,
)
# From now on it waits for a person: the note to officers asks what came since the last.
_NOW = bindparam("now", type_=t.c.due_at.type)
_LAPSED = or_(t.c.lease_until <= bindparam("now"), t.c.lease_until > bindparam("beyond"))
_TAKE_BACK = Prepared(
    update(t)
    .where(_IN_FLIGHT, _LAPSED, or_(t.c.state == State.LEASED, t.c.post_id.is_not(None)))
    .values(state=READY_AGAIN, **NO_LEASE)
)
_GIVE_UP = Prepared(
    update(t)
    .where(_IN_FLIGHT, _LAPSED, t.c.state == State.SENDING)
    .values(state=State.UNKNOWN, last_error="interrupted", due_at=_NOW)
    .returning(t)
)
_TOO_LATE = Prepared(
    update(t)
    .where(_READY, t.c.late_at < bindparam("now"))
    .values(state=State.SKIPPED, last_error=TOO_LATE)
    .returning(t)
)
_WHY = select(c.c.last_error).where(c.c.id == t.c.conversation_id).scalar_subquery()
_UNHEARD = Prepared(
    update(t)
    .where(
        _READY,
        t.c.late_at.is_(None),
        t.c.due_at <= bindparam("before"),
        t.c.conversation_id.in_(select(c.c.id).where(c.c.state != OPEN)),
    )
    .values(state=State.DEAD, last_error=_WHY, due_at=_NOW)
    .returning(t)
)
_ALLOW = Prepared(
    update(c).where(c.c.next_allowed_at > bindparam("before")).values(next_allowed_at=None)
)

# Keys of updates are random; those of other kinds say for ever that a thing was said.
_PAST = (
    select(t.c.id)
    .where(
        written(t.c.state, (State.SENT, State.SKIPPED)),
        t.c.due_at < bindparam("before"),
        or_(t.c.post_id.is_not(None), t.c.kind.in_(bindparam("fleeting", expanding=True))),
    )
    .limit(bindparam("most", type_=Integer))
)
_PURGE = Prepared(delete(t).where(t.c.id.in_(_PAST)))


def lapsed(connection: Connection, now: datetime) -> list[Row[Any]]:
    """Ends it, and gives the rows that ended with it; what is ready again is not among them."""
    when = {"now": now, "beyond": now + LONGEST_LEASE}
    run(connection, _TAKE_BACK, when)
    run(connection, _ALLOW, {"before": now + LONGEST_PAUSE})
    return [
        *run(connection, _GIVE_UP, when),
        *run(connection, _TOO_LATE, {"now": now}),
        *run(connection, _UNHEARD, {"before": now - HELD, "now": now}),
    ]


def purge(
    connection: Connection, now: datetime, fleeting: Collection[str], most: int = PURGED_AT_ONCE
) -> None:
    """Forgets what was sent or skipped and due 90 days ago, but nothing whose key may be put again.

    `fleeting` are the kinds of messages whose keys nobody puts again.
    """
    run(connection, _PURGE, {"before": now - KEPT, "fleeting": list(fleeting), "most": most})
