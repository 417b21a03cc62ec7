"""Rows of the outbox on their way: leased to a worker, being sent, and how that ended."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, case, exists, func, text, update

from domain.delivery.delivery import Again, Dead, DeliveryState, OutboxRow, Outcome, Sent
from storage.delivery import claims
from storage.delivery.lapses import end_lapsed
from storage.delivery.restored import end_restored
from storage.delivery.rows import IN_FLIGHT, NO_LEASE, READY_AGAIN, row_of
from storage.engine.prepared import Prepared, among, run
from storage.tables.delivery import conversations as c
from storage.tables.delivery import outbox as t

LONGEST_ERROR = 200

# Only the owner of a lease ends it. A pause that Teams asked for counts whoever was told of it,
# and the later of two pauses counts.
_ITS_LEASE = c.c.lease_owner == bindparam("owner")
_ASKED = bindparam("allowed", type_=c.c.next_allowed_at.type)
_LET_GO = Prepared(
    update(c)
    .where(c.c.id == bindparam("conversation"))
    .values(
        next_allowed_at=case(
            (_ASKED.is_(None), c.c.next_allowed_at),
            (c.c.next_allowed_at > _ASKED, c.c.next_allowed_at),
            else_=_ASKED,
        ),
        lease_owner=case((_ITS_LEASE, None), else_=c.c.lease_owner),
        lease_until=case((_ITS_LEASE, None), else_=c.c.lease_until),
    )
)

# One row, if the worker that asks still holds it. Its key counts too: SQLite may give the number
# of a deleted row to a new one.
_OWN = (
    t.c.id == bindparam("row"),
    t.c.key == bindparam("which"),
    t.c.lease_owner == bindparam("owner"),
    t.c.attempts == bindparam("attempt"),
)
# A process that stood still for longer than its lease sends nothing. Nor does one whose
# conversation is to be left alone by now: Teams may have asked another process for that in the
# meantime.
_SENDING = Prepared(
    update(t)
    .where(
        *_OWN,
        t.c.state == DeliveryState.LEASED,
        t.c.lease_until > bindparam("ends"),
        ~exists().where(c.c.id == t.c.conversation_id, c.c.next_allowed_at > bindparam("now")),
    )
    .values(state=DeliveryState.SENDING)
    .returning(t.c.id)
)
# A row that was given up as unknown may still turn out sent, skipped or dead. It never becomes
# ready again by itself, since a person may have sent it again.
_END = Prepared(
    update(t)
    .where(*_OWN, among(t.c.state, (*IN_FLIGHT, DeliveryState.UNKNOWN)))
    .values(
        state=bindparam("become"),
        last_error=bindparam("error"),
        activity_id=bindparam("activity"),
        sent_at=bindparam("sent"),
        # The moment from which a row waits for a person, as in `storage/delivery/lapses.py`.
        due_at=func.coalesce(bindparam("waits", type_=t.c.due_at.type), t.c.due_at),
    )
    .returning(t.c.id)
)
_BACK = Prepared(
    update(t)
    .where(*_OWN, among(t.c.state, IN_FLIGHT))
    .values(state=READY_AGAIN, due_at=bindparam("due"), last_error=bindparam("error"), **NO_LEASE)
    .returning(t.c.id)
)
_PUT_BACK = Prepared(
    update(t)
    .where(*_OWN, t.c.state == DeliveryState.LEASED)
    .values(state=READY_AGAIN, **NO_LEASE)
    .returning(t.c.id)
)
_RELEASE = Prepared(
    update(t)
    .where(t.c.lease_owner == bindparam("owner"), t.c.state == DeliveryState.LEASED)
    .values(state=READY_AGAIN, **NO_LEASE)
)
_RELEASE_HELD = Prepared(update(c).where(c.c.lease_owner == bindparam("owner")).values(**NO_LEASE))

_UNDER_WAY = text("SELECT txid_snapshot_xip(txid_current_snapshot())")
_AT_ONCE = (
    update(t)
    .where(t.c.id == bindparam("row"))
    .values(due_at=bindparam("now"), late_at=None, as_at=bindparam("moment"))
)


class Deliveries:
    """Rows under leases, at most one of a conversation on its way; `owner` names a worker."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def go_at_once(self, row: int, now: datetime, as_at: datetime) -> None:
        """Has a message go at once, however late it is, and read as it would have `as_at`."""
        self._connection.execute(_AT_ONCE, {"row": row, "now": now, "moment": as_at})

    def claim(
        self, owner: str, now: datetime, lease: timedelta, shut: Collection[str] = ()
    ) -> OutboxRow | None:
        """The earliest row that may go, leased to `owner`; None if there is none.

        Conversations at the service URLs of `shut` are passed over.
        """
        found = claims.claim(self._connection, owner, now, lease, shut)
        return None if found is None else row_of(found)

    def note_sending(
        self, row: OutboxRow, owner: str, now: datetime, takes: timedelta = timedelta()
    ) -> bool:
        """Notes that a row is being sent; False, and it must not be sent, where that is not so.

        It must not where the lease ends within the time that sending `takes` at most, where the row
        was dropped, or where its conversation is to be left alone.
        """
        return self._ran(_SENDING, row, owner, now=now, ends=now + takes)

    def note_outcome(
        self,
        row: OutboxRow,
        owner: str,
        outcome: Outcome,
        now: datetime,
        due: datetime,
        gap: timedelta = timedelta(),
    ) -> bool:
        """Notes what became of a row; False if the owner no longer holds it.

        A row that is to be tried again is ready at `due`. Its conversation is left alone for `gap`,
        or longer where the connector asked for that.
        """
        if isinstance(outcome, Again):
            noted = self._ran(_BACK, row, owner, due=due, error=outcome.reason[:LONGEST_ERROR])
            gap = max(gap, timedelta(seconds=outcome.pause))
        else:
            noted = self._ran(_END, row, owner, **_end(outcome, now))
        self._let_go(row, owner, now + gap if gap else None)
        return noted

    def put_back(self, row: OutboxRow, owner: str) -> None:
        """Makes a leased row ready again."""
        self._ran(_PUT_BACK, row, owner)
        self._let_go(row, owner)

    def skip(self, row: OutboxRow, owner: str, reason: str) -> bool:
        """Notes that a row need not be sent, and why; False if the owner no longer holds it."""
        end = _values(DeliveryState.SKIPPED, reason)
        skipped = self._ran(_END, row, owner, **end)
        self._let_go(row, owner)
        return skipped

    def release(self, owner: str) -> None:
        """Makes all rows ready again that an owner leased and did not begin to send."""
        run(self._connection, _RELEASE, {"owner": owner})
        run(self._connection, _RELEASE_HELD, {"owner": owner})

    def end_lapsed(self, now: datetime) -> list[OutboxRow]:
        """Ends the leases and the waiting that are over; gives the rows that ended for good.

        After a lease a row that was not sent, or an update, is ready again; a message that may have
        arrived is unknown. A row that is too late is skipped. One that waited a day for a stopped
        conversation is dead.
        """
        return [row_of(found) for found in end_lapsed(self._connection, now)]

    def end_restored(self, now: datetime, fleeting: Collection[str]) -> list[OutboxRow]:
        """Ends what a copy of the database holds as due by `now`; gives the rows that ended.

        Messages of `fleeting` kinds are skipped; the others may have been sent since the copy was
        made, and wait for a person.
        """
        return [row_of(found) for found in end_restored(self._connection, now, fleeting)]

    def under_way(self) -> frozenset[int]:
        """The transactions of others whose changes this one cannot read, as numbers.

        On PostgreSQL alone: in an SQLite file nobody writes while another does.
        """
        if self._connection.dialect.name != "postgresql":
            return frozenset()
        return frozenset(self._connection.execute(_UNDER_WAY).scalars())

    def next_due(self, shut: Collection[str] = ()) -> datetime | None:
        """The moment at which the next ready row may go; None if none is ready."""
        return claims.next_due(self._connection, shut)

    def _let_go(self, row: OutboxRow, owner: str, allowed: datetime | None = None) -> None:
        """Frees the row's conversation for the next one, not before `allowed`."""
        run(
            self._connection,
            _LET_GO,
            {"conversation": row.conversation, "owner": owner, "allowed": allowed},
        )

    def _ran(self, statement: Prepared, row: OutboxRow, owner: str, **values: object) -> bool:
        own = {"row": row.id, "which": row.key, "owner": owner, "attempt": row.attempts}
        return run(self._connection, statement, {**own, **values}).first() is not None


def _end(outcome: Outcome, now: datetime) -> dict[str, object]:
    if isinstance(outcome, Sent):
        return _values(DeliveryState.SENT, activity=outcome.activity_id, sent=now)
    become = DeliveryState.DEAD if isinstance(outcome, Dead) else DeliveryState.UNKNOWN
    return _values(become, outcome.reason, waits=now)


def _values(
    become: DeliveryState,
    reason: str = "",
    *,
    activity: str | None = None,
    sent: datetime | None = None,
    waits: datetime | None = None,
) -> dict[str, object]:
    return {
        "become": become,
        "error": reason[:LONGEST_ERROR],
        "activity": activity,
        "sent": sent,
        "waits": waits,
    }
