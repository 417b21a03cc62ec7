"""Moments in the life of the hub, each of which comes one time at most."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from domain.operations.live import LiveContact
from storage.delivery.conversations import OPEN_CHAT
from storage.engine.prepared import Prepared, run
from storage.engine.upsert import upsert
from storage.tables.delivery import conversations
from storage.tables.operations import LIVE
from storage.tables.operations import milestones as t
from storage.tables.people import people

_WHEN = Prepared(select(t.c.at).where(t.c.name == bindparam("name")))
_BY = (
    select(t.c.at, people.c.name)
    .outerjoin(people, people.c.id == t.c.person_id)
    .where(t.c.name == bindparam("name"))
)
_REACH = upsert(
    lambda insert: (
        insert(t)
        .values(name=bindparam("name"), at=bindparam("now"), person_id=bindparam("person"))
        .on_conflict_do_nothing(index_elements=["name"])
        .returning(t.c.name)
    )
)
_STEP = Prepared(select(t.c.at, t.c.place).where(t.c.name == bindparam("name")))


def _note(insert: Any) -> Any:
    added = insert(t).values(
        name=bindparam("name"), at=bindparam("now"), place=bindparam("place", type_=t.c.place.type)
    )
    new = {name: added.excluded[name] for name in ("at", "place")}
    return added.on_conflict_do_update(index_elements=["name"], set_=new)


_NOTE = upsert(_note)
# The chat that a person used last.
_CHAT = (
    select(conversations.c.id)
    .where(
        conversations.c.person_id == people.c.id,
        *OPEN_CHAT,
    )
    .order_by(conversations.c.serial.desc())
    .limit(1)
    .scalar_subquery()
)
_EVERYBODY = (
    select(people.c.id, people.c.name, people.c.welcomed_at, func.coalesce(_CHAT, "").label("chat"))
    .where(people.c.left_at.is_(None))
    .order_by(people.c.name, people.c.id)
)


class Milestones:
    """When the hub went live: before that, no welcome, prompt or school's copy is sent."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def live(self) -> datetime | None:
        """Since when prompts, welcomes and copies are sent; None while they are held."""
        found: datetime | None = run(self._connection, _WHEN, {"name": LIVE}).scalar()
        return found

    def live_by(self) -> tuple[datetime, str] | None:
        """Since when the hub is live, and who said so: a name, or empty; None if it is not live."""
        row = self._connection.execute(_BY, {"name": LIVE}).first()
        return (row.at, row.name or "") if row else None

    def go_live(self, person: int | None, now: datetime) -> bool:
        """Notes that the hub is live from now on; False where it was already."""
        values = {"name": LIVE, "now": now, "person": person}
        return run(self._connection, _REACH, values).first() is not None

    def last(self, name: str) -> tuple[datetime, int | None] | None:
        """When something was last done that is done again and again, and up to which id.

        None for the id once all of it was done.
        """
        row = run(self._connection, _STEP, {"name": name}).first()
        return (row.at, row.place) if row else None

    def note(self, name: str, now: datetime, place: int | None) -> None:
        """Notes that it was done up to an id, or (None) to its end."""
        run(self._connection, _NOTE, {"name": name, "now": now, "place": place})

    def everybody(self) -> list[LiveContact]:
        """Everybody on the roster, by name, with the chat in which they can be reached."""
        rows = self._connection.execute(_EVERYBODY)
        return [
            LiveContact(row.id, row.name, row.chat, row.welcomed_at is not None) for row in rows
        ]
