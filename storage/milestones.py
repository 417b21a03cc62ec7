"""Moments in the life of the hub, each at most once."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from storage.prepared import Prepared, run
from storage.tables import milestones as t
from storage.upsert import upsert

LIVE = "live"
_WHEN = Prepared(select(t.c.at).where(t.c.name == bindparam("name")))
_REACH = upsert(
    lambda insert: (
        insert(t)
        .values(name=bindparam("name"), at=bindparam("now"), person_id=bindparam("person"))
        .on_conflict_do_nothing(index_elements=["name"])
        .returning(t.c.name)
    )
)


class Milestones:
    """When the hub went live: before that, no welcome, prompt or school's copy is sent."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def live(self) -> datetime | None:
        """Since when prompts, welcomes and copies go; None while they are held."""
        found: datetime | None = run(self._connection, _WHEN, {"name": LIVE}).scalar()
        return found

    def go_live(self, person: int | None, now: datetime) -> bool:
        """Lets them go from now on; False where they went already."""
        return run(self._connection, _REACH, {"name": LIVE, "now": now, "person": person}).first() is not None
