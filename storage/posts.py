"""Which message in Teams shows what."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from domain.delivery import Post
from storage.tables import posts as t
from storage.upsert import run, upsert

_POST = select(t)
_ONE = _POST.where(t.c.id == bindparam("post"))
_AT = _POST.where(t.c.conversation_id == bindparam("conversation"), t.c.activity_id == bindparam("activity"))
_OF = _POST.where(t.c.slot == bindparam("slot"), t.c.activity_id.is_not(None)).order_by(t.c.id)
_FORGET = update(t).where(t.c.id == bindparam("post")).values(activity_id=None)


def _show(insert: Any) -> Any:
    made = insert(t).values(
        conversation_id=bindparam("conversation"),
        activity_id=bindparam("activity"),
        slot=bindparam("slot"),
        shows=bindparam("shows"),
        changed_at=bindparam("now"),
    )
    told = {name: made.excluded[name] for name in ("slot", "shows", "changed_at")}
    return made.on_conflict_do_update(index_elements=["conversation_id", "activity_id"], set_=told).returning(t.c.id)


_SHOW = upsert(_show)


class Posts:
    """Messages of ours by what they stand for (`slot`) and where they are."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def show(self, conversation: str, activity: str, slot: str, shows: str, now: datetime) -> Post:
        """Notes what a message stands for and shows from now on."""
        place = {"conversation": conversation, "activity": activity}
        found = run(self._connection, _SHOW, {**place, "slot": slot, "shows": shows, "now": now})
        return Post(found.scalar_one(), slot, conversation, activity, shows)

    def at(self, conversation: str, activity: str) -> Post | None:
        """The post in that place."""
        row = self._connection.execute(_AT, {"conversation": conversation, "activity": activity}).first()
        return _post(row) if row else None

    def of(self, slot: str) -> list[Post]:
        """The messages that stand for `slot` and are still there."""
        return [_post(row) for row in self._connection.execute(_OF, {"slot": slot})]

    def get(self, id_: int) -> Post | None:
        """The post with that id."""
        row = self._connection.execute(_ONE, {"post": id_}).first()
        return _post(row) if row else None

    def forget(self, id_: int) -> None:
        """Says that the message is no more: nothing is put into it again."""
        self._connection.execute(_FORGET, {"post": id_})


def _post(row: Row[Any]) -> Post:
    return Post(row.id, row.slot, row.conversation_id, row.activity_id, row.shows)
