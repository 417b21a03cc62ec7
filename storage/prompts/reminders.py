"""When and of what a person wants to be prompted."""

from datetime import date, datetime, time

from sqlalchemy import Connection, bindparam, delete, select, update

from domain.delivery.delivery import DeliveryState
from storage.engine.prepared import Prepared, run
from storage.engine.units import WAKE
from storage.engine.upsert import upsert
from storage.tables.delivery import outbox
from storage.tables.people import people as t
from storage.tables.prompts import muted as m

_PERSON = t.c.id == bindparam("person")
_KEEP_HOURS = Prepared(
    update(t).where(_PERSON).values(sending_at=bindparam("hour"), working_days=bindparam("days"))
)
_AWAY = Prepared(update(t).where(_PERSON).values(away_until=bindparam("until")))
_MUTED = Prepared(select(m.c.deployment_id).where(m.c.person_id == bindparam("person")))
_MUTE = upsert(
    lambda insert: (
        insert(m)
        .values(person_id=bindparam("person"), deployment_id=bindparam("deployment"))
        .on_conflict_do_nothing(index_elements=["person_id", "deployment_id"])
    )
)
# Messages, not updates, that wait for a time still to come.
_HOLD = Prepared(
    update(outbox)
    .where(
        outbox.c.kind == bindparam("what"),
        outbox.c.conversation_id == bindparam("place"),
        outbox.c.due_at > bindparam("now"),
        outbox.c.state == DeliveryState.READY,
        outbox.c.post_id.is_(None),
    )
    .values(due_at=bindparam("due"), late_at=bindparam("late"))
    .returning(outbox.c.id)
)
_UNMUTE = Prepared(
    delete(m).where(
        m.c.person_id == bindparam("person"), m.c.deployment_id == bindparam("deployment")
    )
)


class Reminders:
    """A person's own settings for prompts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep_hours(self, person: int, sending_at: time | None, working_days: str) -> None:
        """Keeps the hour (None for the hub's) and the working days."""
        run(
            self._connection,
            _KEEP_HOURS,
            {"person": person, "hour": sending_at, "days": working_days},
        )

    def keep_absence(self, person: int, until: date | None) -> None:
        """Keeps the last day of an absence, or that there is none."""
        run(self._connection, _AWAY, {"person": person, "until": until})

    def postpone(
        self, kind: str, conversation: str, now: datetime, due: datetime, late: datetime
    ) -> None:
        """Moves messages that wait for the end of an absence to `due`, and not after `late`."""
        values = {"what": kind, "place": conversation, "now": now, "due": due, "late": late}
        if run(self._connection, _HOLD, values).all():
            self._connection.info[WAKE] = True

    def muted(self, person: int) -> frozenset[int]:
        """The deployments of which the person wants no prompts."""
        return frozenset(row[0] for row in run(self._connection, _MUTED, {"person": person}))

    def mute(self, person: int, deployment: int, *, on: bool) -> None:
        """Notes that the person wants no prompts of a deployment, or wants them again."""
        run(
            self._connection, _MUTE if on else _UNMUTE, {"person": person, "deployment": deployment}
        )
