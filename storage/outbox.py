"""What is to be said: rows of kind and ids, put in the transaction that caused them."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, func, literal, select
from sqlalchemy import Row as Found

from domain.delivery import Post, Row, State
from storage.tables import outbox as t
from storage.units import SAID
from storage.upsert import run, upsert

LISTED = 50

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
    made = insert(t).values(_NEW)
    told = {"kind": made.excluded.kind, "subject": made.excluded.subject}
    return made.on_conflict_do_update(index_elements=["post_id"], index_where=t.c.state == State.READY, set_=told)


_UPDATE = upsert(_update)
_DROP = (
    delete(t)
    .where(
        t.c.kind == bindparam("kind"),
        t.c.subject == bindparam("subject"),
        t.c.state.in_((State.READY, State.LEASED)),
        t.c.post_id.is_(None),
    )
    .returning(t.c.id)
)
_FLYING = select(exists().where(t.c.post_id == bindparam("post"), t.c.state.in_((State.LEASED, State.SENDING))))
_COUNTS = select(t.c.state, func.count()).group_by(t.c.state)
_IN_STATE = select(t).where(t.c.state == bindparam("wanted")).order_by(t.c.due_at.desc(), t.c.id.desc()).limit(LISTED)


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

    def in_flight(self, post: Post) -> bool:
        """Whether an update of the message is on its way at this moment."""
        return bool(self._connection.execute(_FLYING, {"post": post.id}).scalar())

    def drop(self, kind: str, subject: str) -> bool:
        """Takes back messages not yet on their way, but no update of one that was sent; whether there were any."""
        return bool(self._connection.execute(_DROP, {"kind": kind, "subject": subject}).all())

    def counts(self) -> dict[State, int]:
        """How many rows stand in each state."""
        return {State(row[0]): int(row[1]) for row in self._connection.execute(_COUNTS)}

    def rows(self, state: State) -> list[Row]:
        """The rows in a state, the latest due first, at most fifty."""
        return [row_of(found) for found in self._connection.execute(_IN_STATE, {"wanted": state})]


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
