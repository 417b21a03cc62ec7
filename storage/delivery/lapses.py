"""What the clock ends in the outbox: leases that are over, rows that are too late."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    bindparam,
    or_,
    select,
    update,
)

from domain.delivery.delivery import HELD, DeliveryState
from storage.delivery.conversations import OPEN
from storage.delivery.rows import NO_LEASE, READY, READY_AGAIN
from storage.engine.prepared import written
from storage.tables.delivery import conversations as c
from storage.tables.delivery import outbox as t

# A lease or a pause that ends later than this was noted before the clock was set back.
LONGEST_LEASE = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(hours=24)
TOO_LATE = "too late"

# Written as in the index of those rows.
_IN_FLIGHT = written(t.c.state, (DeliveryState.LEASED, DeliveryState.SENDING))
# A row that ends here waits for a person from now on, and `due_at` says so: the officers' note
# lists the rows that came since the last note.
_NOW = bindparam("now", type_=t.c.due_at.type)
_LAPSED = or_(t.c.lease_until <= bindparam("now"), t.c.lease_until > bindparam("beyond"))
# Nothing was sent of a leased row, and an update may be sent twice: both may go again.
_TAKE_BACK = (
    update(t)
    .where(_IN_FLIGHT, _LAPSED, or_(t.c.state == DeliveryState.LEASED, t.c.post_id.is_not(None)))
    .values(state=READY_AGAIN, **NO_LEASE)
)
# A message may have arrived though its sender died: nobody sends it again but a person.
_GIVE_UP = (
    update(t)
    .where(_IN_FLIGHT, _LAPSED, t.c.state == DeliveryState.SENDING)
    .values(state=DeliveryState.UNKNOWN, last_error="interrupted", due_at=_NOW)
    .returning(t)
)
_TOO_LATE = (
    update(t)
    .where(READY, t.c.late_at < bindparam("now"))
    .values(state=DeliveryState.SKIPPED, last_error=TOO_LATE)
    .returning(t)
)
_WHY = select(c.c.last_error).where(c.c.id == t.c.conversation_id).scalar_subquery()
# What waits for a conversation that takes nothing ends after a day, unless it ends earlier.
_UNHEARD = (
    update(t)
    .where(
        READY,
        t.c.late_at.is_(None),
        t.c.due_at <= bindparam("before"),
        t.c.conversation_id.in_(select(c.c.id).where(c.c.state != OPEN)),
    )
    .values(state=DeliveryState.DEAD, last_error=_WHY, due_at=_NOW)
    .returning(t)
)
_ALLOW = update(c).where(c.c.next_allowed_at > bindparam("before")).values(next_allowed_at=None)


def end_lapsed(connection: Connection, now: datetime) -> list[Row[Any]]:
    """Ends what is over, as `Deliveries.end_lapsed`; gives the rows that ended for good."""
    when = {"now": now, "beyond": now + LONGEST_LEASE}
    connection.execute(_TAKE_BACK, when)
    connection.execute(_ALLOW, {"before": now + LONGEST_PAUSE})
    return [
        *connection.execute(_GIVE_UP, when),
        *connection.execute(_TOO_LATE, {"now": now}),
        *connection.execute(_UNHEARD, {"before": now - HELD, "now": now}),
    ]
