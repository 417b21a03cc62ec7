"""Messages that wait to be sent: rows of a kind and ids, put where their cause is written."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    String,
    bindparam,
    cast,
    delete,
    exists,
    func,
    literal,
    select,
    update,
)

from domain.delivery.delivery import DeliveryState, OutboxRow, Post
from domain.delivery.slots import Slot
from storage.delivery.rows import NEWER_WAITS, NO_LEASE, OPEN_ENDS, READY, row_of
from storage.engine.prepared import Prepared, among, run, written
from storage.engine.units import WAKE
from storage.engine.upsert import upsert
from storage.tables.delivery import outbox as t
from storage.tables.delivery import posts

LISTED = 50
GIVEN_UP = "given up by a person"

# In the order of `_SHOWING`.
_NEW = {
    "key": bindparam("key"),
    "kind": bindparam("kind"),
    "subject": bindparam("subject"),
    "conversation_id": bindparam("conversation"),
    "post_id": bindparam("post"),
    "state": literal(DeliveryState.READY),
    "due_at": bindparam("due"),
    "late_at": bindparam("late"),
    "note": bindparam("note"),
    "created_at": bindparam("now"),
}
_PUT = upsert(
    lambda insert: (
        insert(t).values(_NEW).on_conflict_do_nothing(index_elements=["key"]).returning(t)
    )
)


def _update(insert: Any) -> Any:
    return _or_change(insert(t).values(_NEW))


def _or_change(added: Any) -> Any:
    """The insert, or a change of the row that waits for the same post already: one is enough."""
    new = {name: added.excluded[name] for name in ("kind", "subject", "note")}
    return added.on_conflict_do_update(index_elements=["post_id"], index_where=READY, set_=new)


def _unless_waiting(insert: Any) -> Any:
    added = insert(t).values(_NEW)
    return added.on_conflict_do_nothing(index_elements=["post_id"], index_where=READY)


_UPDATE, _UNLESS_WAITING = upsert(_update), upsert(_unless_waiting)

# Every message that shows the slot now, but none in which a form is being filled in: an update
# would wipe what somebody types.
_SHOWING = select(
    literal("post:") + cast(posts.c.id, String) + literal(":") + bindparam("token", type_=String),
    bindparam("kind", type_=t.c.kind.type),
    bindparam("subject", type_=t.c.subject.type),
    posts.c.conversation_id,
    posts.c.id,
    literal(DeliveryState.READY, t.c.state.type),
    bindparam("due", type_=t.c.due_at.type),
    literal(None, t.c.late_at.type),
    literal("", t.c.note.type),
    bindparam("now", type_=t.c.created_at.type),
).where(
    posts.c.slot == bindparam("slot"),
    posts.c.activity_id.is_not(None),
    posts.c.shows.not_like("form:%"),
)


def _follow(insert: Any) -> Any:
    return _or_change(insert(t).from_select(tuple(_NEW), _SHOWING)).returning(t.c.id)


_FOLLOW = upsert(_follow)
_DROP = Prepared(
    delete(t)
    .where(
        t.c.kind == bindparam("kind"),
        t.c.subject == bindparam("subject"),
        written(t.c.state, (DeliveryState.READY, DeliveryState.LEASED)),
        t.c.post_id.is_(None),
    )
    .returning(t.c.id)
)
_FLYING = Prepared(
    select(
        exists().where(
            t.c.post_id == bindparam("post"),
            written(t.c.state, (DeliveryState.LEASED, DeliveryState.SENDING)),
        )
    )
)
# As a new row: at once, without a latest moment, with no attempts.
_AFRESH: dict[str, Any] = {
    "state": DeliveryState.READY,
    "due_at": bindparam("now", type_=t.c.due_at.type),
    "late_at": None,
    "attempts": 0,
    "last_error": "",
    **NO_LEASE,
}
_RESEND = Prepared(
    update(t)
    .where(t.c.id == bindparam("row"), among(t.c.state, OPEN_ENDS), ~NEWER_WAITS)
    .values(_AFRESH)
    .returning(t)
)
# What a person gave up stays so.
_REVIVE = Prepared(
    update(t)
    .where(
        t.c.key == bindparam("which"),
        t.c.state == DeliveryState.SKIPPED,
        t.c.last_error != GIVEN_UP,
    )
    .values(_AFRESH)
    .returning(t)
)
_GIVE_UP = Prepared(
    update(t)
    .where(t.c.id == bindparam("row"), among(t.c.state, OPEN_ENDS))
    .values(state=DeliveryState.SKIPPED, last_error=GIVEN_UP, **NO_LEASE)
    .returning(t.c.id)
)
_COUNTS = select(t.c.state, func.count()).group_by(t.c.state)
_IN_STATE = (
    select(t)
    .where(t.c.state == bindparam("wanted"))
    .order_by(t.c.due_at.desc(), t.c.id.desc())
    .limit(LISTED)
)


class Outbox:
    """Rows by a unique key; `storage/delivery/deliveries.py` takes them on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(
        self,
        kind: str,
        subject: str,
        key: str,
        conversation: str,
        now: datetime,
        due: datetime | None = None,
        late: datetime | None = None,
    ) -> OutboxRow | None:
        """Puts a message that goes when `due`, at once by default, and not after `late`.

        None if there was a message with that key before.
        """
        row = {
            "key": key,
            "kind": kind,
            "subject": subject,
            "conversation": conversation,
            "post": None,
            "note": "",
        }
        return self._ready(_PUT, **row, due=due or now, late=late, now=now)

    def update(
        self,
        post: Post,
        kind: str,
        subject: str,
        now: datetime,
        note: str = "",
        *,
        over: bool = True,
    ) -> None:
        """Puts an update of a message, `over` one that waits already, or not where one does.

        `note` is said in it, unless the message is put anew for another cause before it goes.
        """
        key = f"post:{post.id}:{secrets.token_hex(8)}"
        row = {"key": key, "kind": kind, "subject": subject, "post": post.id, "note": note}
        at = {"conversation": post.conversation, "due": now, "late": None, "now": now}
        run(self._connection, _UPDATE if over else _UNLESS_WAITING, row | at)
        self._connection.info[WAKE] = True

    def follow(self, slot: Slot, now: datetime, due: datetime | None = None) -> None:
        """Puts an update of every message that shows `slot`, to go when `due`, at once by default.

        A message in which a form is being filled in is left out.
        """
        which = {"slot": str(slot), "kind": slot.kind, "subject": slot.subject}
        values = {**which, "token": secrets.token_hex(8), "now": now, "due": due or now}
        put = bool(run(self._connection, _FOLLOW, values).all())
        self._connection.info[WAKE] = self._connection.info.get(WAKE, False) or put

    def in_flight(self, post: Post) -> bool:
        """Whether an update of the message is on its way at this moment."""
        return bool(run(self._connection, _FLYING, {"post": post.id}).scalar())

    def drop(self, kind: str, subject: str) -> bool:
        """Deletes messages that are not being sent yet, but no updates; False if there are none."""
        return bool(run(self._connection, _DROP, {"kind": kind, "subject": subject}).all())

    def resend(self, row: int, now: datetime) -> bool:
        """Makes an unknown or dead row ready again for a person; False if somebody decided before.

        It keeps its key; its attempts are counted anew, and it goes however late it is.
        """
        return self._ready(_RESEND, row=row, now=now) is not None

    def revive(self, key: str, now: datetime) -> OutboxRow | None:
        """Makes a skipped message ready again; None if there is none, or a person gave it up."""
        return self._ready(_REVIVE, which=key, now=now)

    def give_up(self, row: int) -> bool:
        """Ends an unknown or dead row by a person's decision; False if somebody decided before."""
        return run(self._connection, _GIVE_UP, {"row": row}).first() is not None

    def counts(self) -> dict[DeliveryState, int]:
        """How many rows are in each state."""
        return {DeliveryState(row[0]): int(row[1]) for row in self._connection.execute(_COUNTS)}

    def rows(self, state: DeliveryState) -> list[OutboxRow]:
        """The rows in a state, the latest due first, at most fifty."""
        return [row_of(found) for found in self._connection.execute(_IN_STATE, {"wanted": state})]

    def _ready(self, statement: Prepared, **values: object) -> OutboxRow | None:
        found = run(self._connection, statement, values).first()
        self._connection.info[WAKE] = self._connection.info.get(WAKE, False) or found is not None
        return None if found is None else row_of(found)
