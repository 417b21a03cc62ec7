"""What waits in the outbox, and why."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Integer, bindparam, func, select

from domain.delivery.delivery import DeliveryState, Undelivered
from domain.operations.standing import UNSENT
from storage.delivery.conversations import OPEN
from storage.delivery.rows import OPEN_ENDS, READY, row_of
from storage.engine.prepared import written
from storage.tables.delivery import conversations
from storage.tables.delivery import outbox as t
from storage.tables.digests import channels
from storage.tables.people import people

LISTED = 50

_UNDELIVERED = (
    select(
        t,
        conversations.c.person_id,
        func.coalesce(people.c.name, channels.c.name, "").label("recipient"),
    )
    .join(conversations, conversations.c.id == t.c.conversation_id)
    .outerjoin(people, people.c.id == conversations.c.person_id)
    .outerjoin(channels, channels.c.conversation_id == conversations.c.id)
    .where(written(t.c.state, OPEN_ENDS))
    .order_by(t.c.due_at.desc(), t.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)
_WAITING = (
    select(func.count(), func.min(t.c.due_at).label("oldest"))
    .join(conversations, conversations.c.id == t.c.conversation_id)
    .where(READY)
)
# Rows of stopped conversations.
_HELD = _WAITING.where(conversations.c.state != OPEN)
_OLDEST = _WAITING.where(conversations.c.state == OPEN, t.c.due_at <= bindparam("now"))
# What ended well grows for ever, and nobody asks how much it is.
_COUNTS = (
    select(t.c.state, func.count())
    .where(written(t.c.state, (*UNSENT, *OPEN_ENDS)))
    .group_by(t.c.state)
)
# Only what was sent has that moment, and by it alone there is an index.
_KNOWN = select(t.c.key).where(t.c.key.in_(bindparam("keys", expanding=True)))
_SENT = select(func.count()).where(t.c.sent_at >= bindparam("since"))


class Backlog:
    """Reads over the whole outbox, for those who run the hub."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts(self) -> dict[DeliveryState, int]:
        """How many rows are in each state that is not an end."""
        return {DeliveryState(row[0]): int(row[1]) for row in self._connection.execute(_COUNTS)}

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys under which a message was put before."""
        wanted = sorted(set(keys))
        if not wanted:
            return set()
        return set(self._connection.execute(_KNOWN, {"keys": wanted}).scalars())

    def undelivered(self, limit: int = LISTED) -> list[Undelivered]:
        """The rows that wait for a person's decision, the latest first."""
        found = self._connection.execute(_UNDELIVERED, {"most": limit})
        return [Undelivered(row_of(row), row.due_at, row.recipient, row.person_id) for row in found]

    def held(self) -> int:
        """How many rows wait for a stopped conversation."""
        return int(self._connection.execute(_HELD).one()[0])

    def oldest_due(self, now: datetime) -> datetime | None:
        """Since when the oldest row of an open conversation has been due; None if none waits."""
        oldest: datetime | None = self._connection.execute(_OLDEST, {"now": now}).one().oldest
        return oldest

    def sent_since(self, moment: datetime) -> int:
        """How many messages and updates arrived since then."""
        return int(self._connection.execute(_SENT, {"since": moment}).scalar_one())
