"""Which row of the outbox is sent next, and when the next one may be.

At most one row of a conversation is on its way, so that messages arrive in their order. A worker
takes a lease on the conversation together with one on the row.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, or_, select, update
from sqlalchemy import Row as Found

from domain.delivery.delivery import DeliveryState
from storage.delivery.conversations import OPEN
from storage.delivery.lapses import LONGEST_LEASE
from storage.delivery.rows import IN_FLIGHT, READY
from storage.engine.prepared import Prepared, run, written
from storage.tables.delivery import conversations as c
from storage.tables.delivery import outbox as t

_other = t.alias("other")
_LEASE: dict[str, Any] = {"lease_owner": bindparam("owner"), "lease_until": bindparam("until")}

# A lease that ends later than any can was taken before the clock was set back: nobody holds it.
_UNHELD = or_(
    c.c.lease_until.is_(None),
    c.c.lease_until <= bindparam("now"),
    c.c.lease_until > bindparam("beyond"),
)
_DUE = and_(READY, t.c.due_at <= bindparam("now"))
# The conversation whose row goes next. It is open, no worker holds it, nothing of it is on its way,
# and Teams has not asked to leave it alone. Of several, its row has been due the longest.
_ALLOWED = (
    select(c.c.id)
    .join(t, t.c.conversation_id == c.c.id)
    .where(
        _DUE,
        _UNHELD,
        c.c.state == OPEN,
        or_(c.c.next_allowed_at.is_(None), c.c.next_allowed_at <= bindparam("now")),
        ~exists().where(_other.c.conversation_id == c.c.id, written(_other.c.state, IN_FLIGHT)),
    )
    .order_by(t.c.due_at, t.c.id)
    .limit(1)
    # Another worker may look at the same moment: each takes one that the other does not hold.
    .with_for_update(of=c, skip_locked=True)
)
# Service URLs that failed are passed over for a while: see `bot/delivery/`. Most of the time there
# are none, and a statement without that list can be prepared.
_ELSEWHERE = c.c.service_url.not_in(bindparam("shut", expanding=True))
_FREE, _FREE_ELSEWHERE = Prepared(_ALLOWED), Prepared(_ALLOWED.where(_ELSEWHERE))
_EARLIEST = (
    select(t.c.id)
    .where(_DUE, t.c.conversation_id == bindparam("conversation"))
    .order_by(t.c.due_at, t.c.id)
    .limit(1)
    .scalar_subquery()
)
_TAKE = Prepared(
    update(t)
    .where(t.c.id == _EARLIEST)
    .values(state=DeliveryState.LEASED, attempts=t.c.attempts + 1, **_LEASE)
    .returning(t)
)
_HOLD = Prepared(update(c).where(c.c.id == bindparam("conversation")).values(**_LEASE))
# When the next row may go. A row waits for its own time, for the end of its conversation's lease,
# and for the end of the pause that Teams asked for. Rows that wait for their own time only come
# from the index, so these are asked for apart from the others.
_COMING = select(t.c.due_at).join(c, c.c.id == t.c.conversation_id).where(READY, c.c.state == OPEN)
_BY_ITS_TIME = (
    _COMING.where(
        c.c.lease_until.is_(None),
        or_(c.c.next_allowed_at.is_(None), c.c.next_allowed_at <= t.c.due_at),
    )
    .order_by(t.c.due_at)
    .limit(1)
)
# One line for each conversation that holds its rows up: however many they are, the first of them
# goes first. Of a conversation that can be no earlier than `before` nothing need be known.
_HINDERED = (
    _COMING.with_only_columns(func.min(t.c.due_at), c.c.lease_until, c.c.next_allowed_at)
    .where(
        or_(c.c.lease_until.is_not(None), c.c.next_allowed_at > t.c.due_at),
        or_(bindparam("before", type_=t.c.due_at.type).is_(None), t.c.due_at < bindparam("before")),
    )
    .group_by(c.c.id, c.c.lease_until, c.c.next_allowed_at)
)
_FIRST, _FIRST_ELSEWHERE = Prepared(_BY_ITS_TIME), Prepared(_BY_ITS_TIME.where(_ELSEWHERE))
_LATER, _LATER_ELSEWHERE = Prepared(_HINDERED), Prepared(_HINDERED.where(_ELSEWHERE))


def claim(
    connection: Connection, owner: str, now: datetime, lease: timedelta, shut: Collection[str]
) -> Found[Any] | None:
    """The earliest row that may go, leased to `owner` with its conversation; None if there is none.

    Conversations at the service URLs of `shut` are passed over.
    """
    which = {"now": now, "beyond": now + LONGEST_LEASE, **_shut_values(shut)}
    conversation = run(connection, _FREE_ELSEWHERE if shut else _FREE, which).scalar()
    if conversation is None:
        return None
    lease_values = {"conversation": conversation, "owner": owner, "until": now + lease}
    # On PostgreSQL the conversation is locked only now, so what is due in it is looked up afresh.
    row: Found[Any] | None = run(connection, _TAKE, {**lease_values, "now": now}).first()
    if row is not None:
        run(connection, _HOLD, lease_values)
    return row


def next_due(connection: Connection, shut: Collection[str]) -> datetime | None:
    """The moment at which the next ready row may go; None if none is ready.

    Conversations at the service URLs of `shut` are passed over.
    """
    which = _shut_values(shut)
    first: datetime | None = run(connection, _FIRST_ELSEWHERE if shut else _FIRST, which).scalar()
    hindered = run(connection, _LATER_ELSEWHERE if shut else _LATER, {**which, "before": first})
    # A hindered row goes at the last of the moments for which it waits; some of them may be None.
    moments = [max(filter(None, waits)) for waits in hindered]
    if first:
        moments.append(first)
    return min(moments, default=None)


def _shut_values(shut: Collection[str]) -> dict[str, object]:
    return {"shut": list(shut)} if shut else {}
