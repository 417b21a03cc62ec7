"""What a copy of the database still has to say, of which nobody knows whether it was said since."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, or_, update

from domain.delivery.delivery import DeliveryState
from storage.delivery.rows import IN_FLIGHT, NO_LEASE, READY, READY_AGAIN
from storage.engine.prepared import among
from storage.tables.delivery import conversations as c
from storage.tables.delivery import outbox as t

RESTORED = "restored from a copy"

_NOW = bindparam("now", type_=t.c.due_at.type)
_IN_FLIGHT = among(t.c.state, IN_FLIGHT)
_UNSURE = (t.c.post_id.is_(None), or_(_IN_FLIGHT, and_(READY, t.c.due_at <= _NOW)))
_FLEETING = t.c.kind.in_(bindparam("fleeting", expanding=True))
# A reminder of the day that may have been read already is no loss, and comes anew the next day.
_SKIP = (
    update(t)
    .where(*_UNSURE, _FLEETING)
    .values(state=DeliveryState.SKIPPED, last_error=RESTORED, **NO_LEASE)
    .returning(t)
)
_ASK = (
    update(t)
    .where(*_UNSURE, ~_FLEETING)
    .values(state=DeliveryState.UNKNOWN, last_error=RESTORED, due_at=_NOW, **NO_LEASE)
    .returning(t)
)
# An update may arrive twice.
_AGAIN = update(t).where(_IN_FLIGHT).values(state=READY_AGAIN, **NO_LEASE)
# Whoever held a chat when the copy was made is gone.
_FREE = update(c).values(**NO_LEASE)


def end_restored(
    connection: Connection, now: datetime, fleeting: Collection[str]
) -> list[Row[Any]]:
    """Ends all messages that were due by now: each may have been sent since the copy was made.

    Those of `fleeting` kinds are skipped, all others wait for a person. Gives the rows that ended.
    """
    kinds = {"fleeting": sorted(fleeting)}
    ended = [
        *connection.execute(_SKIP, {"now": now, **kinds}),
        *connection.execute(_ASK, {"now": now, **kinds}),
    ]
    connection.execute(_AGAIN)
    connection.execute(_FREE)
    return ended
