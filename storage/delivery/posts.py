"""Which message in Teams shows what."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from domain.delivery.delivery import Post
from storage.engine.prepared import Holding, Prepared, run
from storage.engine.upsert import upsert
from storage.tables.delivery import posts as t

_POST = select(t)
_ONE = Holding(_POST.where(t.c.id == bindparam("post")), t)
_THERE = (
    t.c.conversation_id == bindparam("conversation"),
    t.c.activity_id == bindparam("activity"),
)
_AT = Holding(_POST.where(*_THERE), t)
_FORGET = Prepared(update(t).where(t.c.id == bindparam("post")).values(activity_id=None))


def _show(insert: Any) -> Any:
    added = insert(t).values(
        conversation_id=bindparam("conversation"),
        activity_id=bindparam("activity"),
        slot=bindparam("slot"),
        shows=bindparam("shows"),
        changed_at=bindparam("now"),
    )
    changed = {name: added.excluded[name] for name in ("slot", "shows", "changed_at")}
    place = ["conversation_id", "activity_id"]
    return added.on_conflict_do_update(index_elements=place, set_=changed).returning(t.c.id)


_SHOW = upsert(_show)


class Posts:
    """Messages of ours: where each is, what it stands for (`slot`), and what it shows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def show(self, conversation: str, activity: str, slot: str, shows: str, now: datetime) -> Post:
        """Notes what a message stands for and shows from now on."""
        place = {"conversation": conversation, "activity": activity}
        found = run(self._connection, _SHOW, {**place, "slot": slot, "shows": shows, "now": now})
        return Post(found.scalar_one(), slot, conversation, activity, shows)

    def at(self, conversation: str, activity: str) -> Post | None:
        """The post in that place."""
        row = run(
            self._connection, _AT, {"conversation": conversation, "activity": activity}
        ).first()
        return _post(row) if row else None

    def get(self, id_: int) -> Post | None:
        """The post with that id."""
        row = run(self._connection, _ONE, {"post": id_}).first()
        return _post(row) if row else None

    def forget(self, id_: int) -> None:
        """Notes that the message is gone: nothing is put into it again."""
        run(self._connection, _FORGET, {"post": id_})


def _post(row: Row[Any]) -> Post:
    return Post(row.id, row.slot, row.conversation_id, row.activity_id, row.shows)
