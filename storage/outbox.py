"""What is to be said: rows of kind and ids, put in the transaction that caused them."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, String, bindparam, cast, delete, exists, func, literal, literal_column, select
from sqlalchemy import Row as Found

from domain.delivery import Post, Row, State
from storage.prepared import Prepared, run
from storage.tables import outbox as t
from storage.tables import posts
from storage.units import SAID
from storage.upsert import upsert

LISTED = 50

# A constant in the SQL itself, as in the index that it names.
_READY = t.c.state == literal_column(f"'{State.READY}'")
_NEW = {
    "key": bindparam("key"),
    "kind": bindparam("kind"),
    "subject": bindparam("subject"),
    "conversation_id": bindparam("conversation"),
    "post_id": bindparam("post"),
    "state": literal(State.READY),
    "due_at": bindparam("due"),
    "late_at": bindparam("late"),
    "created_at": bindparam("now"),
}
_PUT = upsert(lambda insert: insert(t).values(_NEW).on_conflict_do_nothing(index_elements=["key"]).returning(t.c.id))


def _update(insert: Any) -> Any:
    return _or_reword(insert(t).values(_NEW))


def _or_reword(made: Any) -> Any:
    """At most one row of a post is ready: where one is, it is told what the new one would say."""
    told = {"kind": made.excluded.kind, "subject": made.excluded.subject}
    return made.on_conflict_do_update(index_elements=["post_id"], index_where=_READY, set_=told)


_UPDATE = upsert(_update)

# Every message that shows the slot now; not one where a form is being filled in (`domain.delivery.Post`).
_SHOWING = select(
    literal("post:") + cast(posts.c.id, String) + literal(":") + bindparam("token", type_=String),
    bindparam("kind", type_=t.c.kind.type),
    bindparam("subject", type_=t.c.subject.type),
    posts.c.conversation_id,
    posts.c.id,
    literal(State.READY, t.c.state.type),
    bindparam("due", type_=t.c.due_at.type),
    bindparam("now", type_=t.c.created_at.type),
).where(posts.c.slot == bindparam("slot"), posts.c.activity_id.is_not(None), posts.c.shows.not_like("form:%"))


def _follow(insert: Any) -> Any:
    columns = ("key", "kind", "subject", "conversation_id", "post_id", "state", "due_at", "created_at")
    return _or_reword(insert(t).from_select(columns, _SHOWING)).returning(t.c.id)


_FOLLOW = upsert(_follow)
_DROP = Prepared(
    delete(t)
    .where(
        t.c.kind == bindparam("kind"),
        t.c.subject == bindparam("subject"),
        t.c.state.in_((State.READY, State.LEASED)),
        t.c.post_id.is_(None),
    )
    .returning(t.c.id)
)
_FLYING = Prepared(
    select(exists().where(t.c.post_id == bindparam("post"), t.c.state.in_((State.LEASED, State.SENDING))))
)
_COUNTS = Prepared(select(t.c.state, func.count()).group_by(t.c.state))
_IN_STATE = Prepared(
    select(t).where(t.c.state == bindparam("wanted")).order_by(t.c.due_at.desc(), t.c.id.desc()).limit(LISTED)
)


class Outbox:
    """Rows by a key that makes each unique; `storage/deliveries.py` takes them from here."""

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
    ) -> bool:
        """Puts a message to be sent, at once or when `due`, and not after `late`; False if its key stands already."""
        row = {"key": key, "kind": kind, "subject": subject, "conversation": conversation, "post": None}
        added = run(self._connection, _PUT, {**row, "due": due or now, "late": late, "now": now}).first() is not None
        self._connection.info[SAID] = self._connection.info.get(SAID, False) or added
        return added

    def update(self, post: Post, kind: str, subject: str, now: datetime) -> None:
        """Puts an update of a message, or leaves it to the one that waits already: it is rendered when it is sent."""
        key = f"post:{post.id}:{secrets.token_hex(8)}"
        row = {"key": key, "kind": kind, "subject": subject, "conversation": post.conversation, "post": post.id}
        run(self._connection, _UPDATE, {**row, "due": now, "late": None, "now": now})
        self._connection.info[SAID] = True

    def follow(self, slot: str, kind: str, subject: str, now: datetime, due: datetime | None = None) -> None:
        """Puts an update, at once or when `due`, of every message that shows `slot`; none where a form is open."""
        token = secrets.token_hex(8)
        told = {"slot": slot, "kind": kind, "subject": subject, "token": token, "now": now, "due": due or now}
        put = bool(run(self._connection, _FOLLOW, told).all())
        self._connection.info[SAID] = self._connection.info.get(SAID, False) or put

    def in_flight(self, post: Post) -> bool:
        """Whether an update of the message is on its way at this moment."""
        return bool(run(self._connection, _FLYING, {"post": post.id}).scalar())

    def drop(self, kind: str, subject: str) -> bool:
        """Takes back messages not yet on their way, but no update of one that was sent; whether there were any."""
        return bool(run(self._connection, _DROP, {"kind": kind, "subject": subject}).all())

    def counts(self) -> dict[State, int]:
        """How many rows stand in each state."""
        return {State(row[0]): int(row[1]) for row in run(self._connection, _COUNTS)}

    def rows(self, state: State) -> list[Row]:
        """The rows in a state, the latest due first, at most fifty."""
        return [row_of(found) for found in run(self._connection, _IN_STATE, {"wanted": state})]


def row_of(found: Found[Any]) -> Row:
    """A row of the table as the domain's."""
    return Row(
        id=found.id,
        key=found.key,
        kind=found.kind,
        subject=found.subject,
        conversation=found.conversation_id,
        due_at=found.due_at,
        state=State(found.state),
        post=found.post_id,
        late_at=found.late_at,
        attempts=found.attempts,
        last_error=found.last_error,
    )
