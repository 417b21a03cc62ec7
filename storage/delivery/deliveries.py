"""Rows of the outbox on their way: leased, sent once, settled."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, exists, func, or_, select, update

from domain.delivery.delivery import Again, Dead, Outcome, Row, Sent, State
from storage.delivery.conversations import OPEN
from storage.delivery.lapses import (
    LONGEST_LEASE,
    NO_LEASE,
    PURGED_AT_ONCE,
    READY_AGAIN,
    lapsed,
    purge,
)
from storage.delivery.outbox import row_of
from storage.engine.prepared import Prepared, among, run, written
from storage.tables.delivery import conversations as c
from storage.tables.delivery import outbox as t

LONGEST_ERROR = 200
IN_FLIGHT = (State.LEASED, State.SENDING)

_other = t.alias("other")
_LEASE: dict[str, Any] = {"lease_owner": bindparam("owner"), "lease_until": bindparam("until")}

# What may go now: due, in a conversation that takes messages, that nobody holds, and that may be spoken to again.
# A lease that ends later than any can was taken before the clock was set back.
_UNHELD = or_(
    c.c.lease_until.is_(None),
    c.c.lease_until <= bindparam("now"),
    c.c.lease_until > bindparam("beyond"),
)
_DUE = and_(written(t.c.state, (State.READY,)), t.c.due_at <= bindparam("now"))
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
    .with_for_update(of=c, skip_locked=True)
)
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
    .values(state=State.LEASED, attempts=t.c.attempts + 1, **_LEASE)
    .returning(t)
)
_HOLD = Prepared(update(c).where(c.c.id == bindparam("conversation")).values(**_LEASE))
# Who may speak next is for the lease's owner to say; a wait that Teams asked for counts whoever was told of it.
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

# The fence: one row, still held by who asks. By its key too: SQLite gives the number of a row that was dropped anew.
_OWN = (
    t.c.id == bindparam("row"),
    t.c.key == bindparam("which"),
    t.c.lease_owner == bindparam("owner"),
    t.c.attempts == bindparam("attempt"),
)
# A process that was stopped for longer than its lease sends nothing; nor does one whose conversation is to be left
# alone by now, as another process may have been told after its own lease was over.
_SENDING = Prepared(
    update(t)
    .where(
        *_OWN,
        t.c.state == State.LEASED,
        t.c.lease_until > bindparam("ends"),
        ~exists().where(c.c.id == t.c.conversation_id, c.c.next_allowed_at > bindparam("now")),
    )
    .values(state=State.SENDING)
    .returning(t.c.id)
)
# Late news of a row that was given up as unknown is still news, as long as it is not "again": a person may have acted.
_END = Prepared(
    update(t)
    .where(*_OWN, among(t.c.state, (*IN_FLIGHT, State.UNKNOWN)))
    .values(
        state=bindparam("become"),
        last_error=bindparam("error"),
        activity_id=bindparam("activity"),
        sent_at=bindparam("sent"),
        # What waits for a person does so from now on, as in `storage/delivery/lapses.py`.
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
    .where(*_OWN, t.c.state == State.LEASED)
    .values(state=READY_AGAIN, **NO_LEASE)
    .returning(t.c.id)
)
_RELEASE = Prepared(
    update(t)
    .where(t.c.lease_owner == bindparam("owner"), t.c.state == State.LEASED)
    .values(state=READY_AGAIN, **NO_LEASE)
)
_RELEASE_HELD = Prepared(update(c).where(c.c.lease_owner == bindparam("owner")).values(**NO_LEASE))
_COMING = (
    select(t.c.due_at)
    .join(c, c.c.id == t.c.conversation_id)
    .where(written(t.c.state, (State.READY,)), c.c.state == OPEN)
)
_BY_ITS_TIME = (
    _COMING.where(
        c.c.lease_until.is_(None),
        or_(c.c.next_allowed_at.is_(None), c.c.next_allowed_at <= t.c.due_at),
    )
    .order_by(t.c.due_at)
    .limit(1)
)
# By conversation: one that is spoken to often has many rows that wait for the same moment.
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


class Deliveries:
    """Outbox rows under leases. `owner` names the worker; at most one row of a conversation is on its way."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim(
        self, owner: str, now: datetime, lease: timedelta, shut: Collection[str] = ()
    ) -> Row | None:
        """Leases the earliest due row of a conversation that nobody sends to; None if there is none.

        Conversations at the service URLs of `shut` are passed over.
        """
        which = {"now": now, "beyond": now + LONGEST_LEASE}
        if shut:
            conversation = run(
                self._connection, _FREE_ELSEWHERE, {**which, "shut": list(shut)}
            ).scalar()
        else:
            conversation = run(self._connection, _FREE, which).scalar()
        if conversation is None:
            return None
        held = {"conversation": conversation, "owner": owner, "until": now + lease}
        # On PostgreSQL the conversation is locked only now, so what is due in it is looked up afresh.
        found = run(self._connection, _TAKE, {**held, "now": now}).first()
        if found is None:
            return None
        run(self._connection, _HOLD, held)
        return row_of(found)

    def sending(self, row: Row, owner: str, now: datetime, takes: timedelta = timedelta()) -> bool:
        """Notes the intent to send; False, and it must not be sent, if the lease is over before that has ended, which
        `takes` so long at most, if the row was dropped, or if its conversation is to be left alone.
        """
        return self._ran(_SENDING, row, owner, now=now, ends=now + takes)

    def settle(
        self,
        row: Row,
        owner: str,
        outcome: Outcome,
        now: datetime,
        due: datetime,
        gap: timedelta = timedelta(),
    ) -> bool:
        """Notes what became of a row, ready again at `due` where that is safe; False if it is no longer the owner's.

        Its conversation is left alone for `gap`, or for as long as the connector asked.
        """
        if isinstance(outcome, Again):
            settled = self._ran(_BACK, row, owner, due=due, error=outcome.reason[:LONGEST_ERROR])
            gap = max(gap, timedelta(seconds=outcome.pause))
        else:
            settled = self._ran(_END, row, owner, **_end(outcome, now))
        self._let_go(row, owner, now + gap if gap else None)
        return settled

    def put_back(self, row: Row, owner: str) -> None:
        """Has a leased row wait as it did before."""
        self._ran(_PUT_BACK, row, owner)
        self._let_go(row, owner)

    def skip(self, row: Row, owner: str, reason: str) -> bool:
        """Notes that there is nothing left to say; False if the row is no longer the owner's."""
        told = {
            "become": State.SKIPPED,
            "error": reason[:LONGEST_ERROR],
            "activity": None,
            "sent": None,
            "waits": None,
        }
        skipped = self._ran(_END, row, owner, **told)
        self._let_go(row, owner)
        return skipped

    def release(self, owner: str) -> None:
        """Gives back everything that an owner leased and did not begin to send."""
        run(self._connection, _RELEASE, {"owner": owner})
        run(self._connection, _RELEASE_HELD, {"owner": owner})

    def expired(self, now: datetime) -> list[Row]:
        """Ends what is over, and gives the rows that ended so.

        Leased rows are ready again, since nothing was sent, and so are updates; what may have arrived is unknown; what
        is too late is skipped; what waited a day for a conversation that takes nothing is dead.
        """
        return [row_of(found) for found in lapsed(self._connection, now)]

    def purge(self, now: datetime, fleeting: Collection[str], most: int = PURGED_AT_ONCE) -> None:
        """Forgets what ended 90 days ago and guards nothing any more, at most so many at once."""
        purge(self._connection, now, fleeting, most)

    def next_due(self, shut: Collection[str] = ()) -> datetime | None:
        """When the next ready row may go, by its own time and its conversation's; None if none may."""
        which = {"shut": list(shut)} if shut else {}
        first: datetime | None = run(
            self._connection, _FIRST_ELSEWHERE if shut else _FIRST, which
        ).scalar()
        hindered = run(
            self._connection, _LATER_ELSEWHERE if shut else _LATER, {**which, "before": first}
        )
        moments = [max(filter(None, moment)) for moment in hindered]
        return min([*moments, first] if first else moments, default=None)

    def _let_go(self, row: Row, owner: str, allowed: datetime | None = None) -> None:
        """Frees the row's conversation for the next one, not before `allowed`."""
        run(
            self._connection,
            _LET_GO,
            {"conversation": row.conversation, "owner": owner, "allowed": allowed},
        )

    def _ran(self, statement: Prepared, row: Row, owner: str, **values: object) -> bool:
        own = {"row": row.id, "which": row.key, "owner": owner, "attempt": row.attempts}
        return run(self._connection, statement, {**own, **values}).first() is not None


def _end(outcome: Outcome, now: datetime) -> dict[str, object]:
    if isinstance(outcome, Sent):
        return {
            "become": State.SENT,
            "error": "",
            "activity": outcome.activity_id,
            "sent": now,
            "waits": None,
        }
    become = State.DEAD if isinstance(outcome, Dead) else State.UNKNOWN
    return {
        "become": become,
        "error": outcome.reason[:LONGEST_ERROR],
        "activity": None,
        "sent": None,
        "waits": now,
    }
