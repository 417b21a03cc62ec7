"""What is to be said: rows of kind and ids, put in the transaction that caused them."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
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
from sqlalchemy import Row as Found

from domain.delivery.delivery import Post, Row, State, Undelivered
from domain.delivery.slots import Slot
from storage.delivery.conversations import OPEN
from storage.engine.prepared import Prepared, among, run, written
from storage.engine.units import SAID
from storage.engine.upsert import upsert
from storage.tables.delivery import conversations, posts
from storage.tables.delivery import outbox as t
from storage.tables.digests import channels
from storage.tables.people import people

LISTED = 50
GIVEN_UP = "given up by a person"

# A row that may go; written as in the index of those.
_READY = written(t.c.state, (State.READY,))
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
_PUT = upsert(
    lambda insert: (
        insert(t).values(_NEW).on_conflict_do_nothing(index_elements=["key"]).returning(t)
    )
)


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
).where(
    posts.c.slot == bindparam("slot"),
    posts.c.activity_id.is_not(None),
    posts.c.shows.not_like("form:%"),
)


def _follow(insert: Any) -> Any:
    columns = (
        "key",
        "kind",
        "subject",
        "conversation_id",
        "post_id",
        "state",
        "due_at",
        "created_at",
    )
    return _or_reword(insert(t).from_select(columns, _SHOWING)).returning(t.c.id)


_FOLLOW = upsert(_follow)
_DROP = Prepared(
    delete(t)
    .where(
        t.c.kind == bindparam("kind"),
        t.c.subject == bindparam("subject"),
        written(t.c.state, (State.READY, State.LEASED)),
        t.c.post_id.is_(None),
    )
    .returning(t.c.id)
)
_FLYING = Prepared(
    select(
        exists().where(
            t.c.post_id == bindparam("post"), written(t.c.state, (State.LEASED, State.SENDING))
        )
    )
)
_OPEN_ENDS = (State.UNKNOWN, State.DEAD)
_other = t.alias("other")
# At most one row of a post is ready: where a newer update waits, this one has nothing left to say.
_ALONE = ~exists().where(_other.c.post_id == t.c.post_id, written(_other.c.state, (State.READY,)))
_AFRESH: dict[str, Any] = {
    "state": State.READY,
    "due_at": bindparam("now", type_=t.c.due_at.type),
    "late_at": None,
    "attempts": 0,
    "last_error": "",
    "lease_owner": None,
    "lease_until": None,
}
_RESEND = Prepared(
    update(t)
    .where(t.c.id == bindparam("row"), among(t.c.state, _OPEN_ENDS), _ALONE)
    .values(_AFRESH)
    .returning(t)
)
_REVIVE = Prepared(
    update(t)
    .where(t.c.key == bindparam("which"), t.c.state == State.SKIPPED, t.c.last_error != GIVEN_UP)
    .values(_AFRESH)
    .returning(t)
)
_GIVE_UP = Prepared(
    update(t)
    .where(t.c.id == bindparam("row"), among(t.c.state, _OPEN_ENDS))
    .values(state=State.SKIPPED, last_error=GIVEN_UP, lease_owner=None, lease_until=None)
    .returning(t.c.id)
)
_UNDELIVERED = Prepared(
    select(
        t,
        conversations.c.person_id,
        func.coalesce(people.c.name, channels.c.name, "").label("recipient"),
    )
    .join(conversations, conversations.c.id == t.c.conversation_id)
    .outerjoin(people, people.c.id == conversations.c.person_id)
    .outerjoin(channels, channels.c.conversation_id == conversations.c.id)
    .where(written(t.c.state, _OPEN_ENDS))
    .order_by(t.c.due_at.desc(), t.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)
_WAITING = (
    select(func.count(), func.min(t.c.due_at).label("oldest"))
    .join(conversations, conversations.c.id == t.c.conversation_id)
    .where(_READY)
)
_HELD = Prepared(_WAITING.where(conversations.c.state != OPEN))
_OLDEST = Prepared(_WAITING.where(conversations.c.state == OPEN, t.c.due_at <= bindparam("now")))
_SENT = Prepared(
    select(func.count()).where(t.c.state == State.SENT, t.c.sent_at >= bindparam("since"))
)
_COUNTS = Prepared(select(t.c.state, func.count()).group_by(t.c.state))
_IN_STATE = Prepared(
    select(t)
    .where(t.c.state == bindparam("wanted"))
    .order_by(t.c.due_at.desc(), t.c.id.desc())
    .limit(LISTED)
)


class Outbox:
    """Rows by a key that makes each unique; `storage/delivery/deliveries.py` takes them from here."""

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
    ) -> Row | None:
        """Puts a message to be sent, at once or when `due`, and not after `late`; None if its key stands already."""
        row = {
            "key": key,
            "kind": kind,
            "subject": subject,
            "conversation": conversation,
            "post": None,
        }
        return self._ready(_PUT, **row, due=due or now, late=late, now=now)

    def update(self, post: Post, kind: str, subject: str, now: datetime) -> None:
        """Puts an update of a message, or leaves it to the one that waits already: it is rendered when it is sent."""
        key = f"post:{post.id}:{secrets.token_hex(8)}"
        row = {
            "key": key,
            "kind": kind,
            "subject": subject,
            "conversation": post.conversation,
            "post": post.id,
        }
        run(self._connection, _UPDATE, {**row, "due": now, "late": None, "now": now})
        self._connection.info[SAID] = True

    def follow(self, slot: Slot, now: datetime, due: datetime | None = None) -> None:
        """Puts an update, at once or when `due`, of every message that shows `slot`.

        None is put where a form is open.
        """
        token = secrets.token_hex(8)
        told = {
            "slot": str(slot),
            "kind": slot.kind,
            "subject": slot.subject,
            "token": token,
            "now": now,
            "due": due or now,
        }
        put = bool(run(self._connection, _FOLLOW, told).all())
        self._connection.info[SAID] = self._connection.info.get(SAID, False) or put

    def in_flight(self, post: Post) -> bool:
        """Whether an update of the message is on its way at this moment."""
        return bool(run(self._connection, _FLYING, {"post": post.id}).scalar())

    def drop(self, kind: str, subject: str) -> bool:
        """Takes back messages not yet on their way, but no update of one that was sent; whether there were any."""
        return bool(run(self._connection, _DROP, {"kind": kind, "subject": subject}).all())

    def resend(self, row: int, now: datetime) -> bool:
        """Has a person's decision send an unknown or dead row once more; False if somebody decided before.

        It goes under its own key, with fresh attempts and however late it is.
        """
        return self._ready(_RESEND, row=row, now=now) is not None

    def revive(self, key: str, now: datetime) -> Row | None:
        """Has a message go after all that was skipped when it was to be sent; None where none was, or by a person."""
        return self._ready(_REVIVE, which=key, now=now)

    def give_up(self, row: int) -> bool:
        """Ends an unknown or dead row by a person's decision; False if somebody decided before."""
        return run(self._connection, _GIVE_UP, {"row": row}).first() is not None

    def undelivered(self, limit: int = LISTED) -> list[Undelivered]:
        """What waits for a person's decision, the latest first."""
        found = run(self._connection, _UNDELIVERED, {"most": limit})
        return [Undelivered(row_of(row), row.due_at, row.recipient, row.person_id) for row in found]

    def held(self) -> int:
        """How many rows wait for a conversation that takes nothing until it speaks."""
        return int(run(self._connection, _HELD).one()[0])

    def oldest_due(self, now: datetime) -> datetime | None:
        """Since when the oldest row that may go has been due; None if none waits."""
        oldest: datetime | None = run(self._connection, _OLDEST, {"now": now}).one().oldest
        return oldest

    def sent_since(self, moment: datetime) -> int:
        """How many messages and updates arrived since then."""
        return int(run(self._connection, _SENT, {"since": moment}).scalar_one())

    def counts(self) -> dict[State, int]:
        """How many rows stand in each state."""
        return {State(row[0]): int(row[1]) for row in run(self._connection, _COUNTS)}

    def rows(self, state: State) -> list[Row]:
        """The rows in a state, the latest due first, at most fifty."""
        return [row_of(found) for found in run(self._connection, _IN_STATE, {"wanted": state})]

    def _ready(self, statement: Prepared, **values: object) -> Row | None:
        found = run(self._connection, statement, values).first()
        self._connection.info[SAID] = self._connection.info.get(SAID, False) or found is not None
        return None if found is None else row_of(found)


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
