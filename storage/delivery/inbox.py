"""Activities that were handled: one that comes again gets the same answer, and does nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from storage.engine.prepared import Prepared, run
from storage.engine.upsert import upsert
from storage.tables.delivery import inbox as t

_THIS = (t.c.conversation_id == bindparam("conversation"), t.c.activity_id == bindparam("activity"))
# Of two copies of an activity, only one gets its id back here.
_CLAIM = upsert(
    lambda insert: (
        insert(t)
        .values(
            conversation_id=bindparam("conversation"),
            activity_id=bindparam("activity"),
            at=bindparam("now"),
        )
        .on_conflict_do_nothing()
        .returning(t.c.activity_id)
    )
)
_BODY = Prepared(select(t.c.body).where(*_THIS))
_KEEP = Prepared(update(t).where(*_THIS).values(body=bindparam("reply")))


@dataclass(frozen=True, slots=True)
class Seen:
    """An activity that was claimed before; `body` is its answer, None where that is not kept."""

    body: str | None


class Inbox:
    """Claims by conversation and activity id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim(self, conversation: str, activity: str, now: datetime) -> Seen | None:
        """Claims an activity: None if it is new, else what is known of it."""
        which = {"conversation": conversation, "activity": activity}
        if run(self._connection, _CLAIM, {**which, "now": now}).first() is not None:
            return None
        return Seen(run(self._connection, _BODY, which).scalar())

    def keep(self, conversation: str, activity: str, body: str) -> None:
        """Keeps the answer to a claimed activity."""
        run(
            self._connection,
            _KEEP,
            {"conversation": conversation, "activity": activity, "reply": body},
        )
