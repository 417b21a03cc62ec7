"""Open forms and what was typed into them."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from domain.visits.forms import Form, packed, unpacked, unpacked_missed
from domain.visits.visits import MissedValues, Values
from storage.engine.prepared import Holding, Prepared, run
from storage.tables.visits import FORMS_KEPT, visits
from storage.tables.visits import forms as t

_ADD = Prepared(insert(t))
# Of two presses of Save at once, the second waits here, and finds the form closed.
_ONE = Holding(select(t).where(t.c.id == bindparam("form")), t)
# A form that was not saved, of a record that is still to be made.
_KEPT = Prepared(
    select(t)
    .where(
        t.c.person_id == bindparam("person"),
        t.c.kept_at >= bindparam("since"),
        t.c.closed_at.is_(None),
        t.c.visit_id.is_(None),
    )
    # Of two kept at one moment, the one that was opened last; ids are made up at random.
    .order_by(t.c.kept_at.desc(), t.c.opened_at.desc(), t.c.id)
    .limit(1)
)
_KEEP = Prepared(
    update(t)
    .where(t.c.id == bindparam("form"))
    .values(values=bindparam("kept"), kept_at=bindparam("now"))
)
_NOTE = Prepared(update(t).where(t.c.id == bindparam("form")).values(values=bindparam("kept")))
_DROP = Prepared(update(t).where(t.c.id == bindparam("form")).values(kept_at=None))
_NOT_PLANNED = Prepared(update(t).where(t.c.id == bindparam("form")).values(planned_id=None))
_OF_VISIT = Prepared(
    select(t.c.id, t.c.planned_id)
    .join(visits, visits.c.form_id == t.c.id)
    .where(visits.c.id == bindparam("visit"), t.c.planned_id.is_not(None))
)
_CLOSE = Prepared(
    update(t)
    .where(t.c.id == bindparam("form"))
    .values(
        closed_at=bindparam("now"),
        visit_id=bindparam("visit"),
        values=bindparam("kept"),
        kept_at=None,
    )
)
_BEGIN_FROM = Prepared(
    update(t).where(t.c.id == bindparam("form")).values(version=bindparam("newer"))
)


class Forms:
    """Forms by their server-made ids."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(
        self,
        person: int,
        deployment: int,
        now: datetime,
        *,
        planned: int | None = None,
        visit: int | None = None,
        version: int | None = None,
        values: Values | None = None,
        leader: int | None = None,
        id_: str = "",
    ) -> Form:
        """A new form; one to edit a record names it and the version that it begins from."""
        form = Form(
            id_ or secrets.token_urlsafe(12),
            person,
            deployment,
            now,
            planned,
            visit,
            version,
            values,
            leader=leader,
        )
        run(
            self._connection,
            _ADD,
            {
                "id": form.id,
                "person_id": person,
                "deployment_id": deployment,
                "planned_id": planned,
                "visit_id": visit,
                "version": version,
                "opened_at": now,
                "leader_id": leader,
                "values": packed(values) if values else None,
            },
        )
        return form

    def get(self, id_: str) -> Form | None:
        """The form with that id."""
        row = run(self._connection, _ONE, {"form": id_}).first()
        return _form(row) if row else None

    def kept(self, person: int, now: datetime) -> Form | None:
        """The newest unsaved form of a person whose Save was refused in the last 90 days."""
        row = run(self._connection, _KEPT, {"person": person, "since": now - FORMS_KEPT}).first()
        return _form(row) if row else None

    def keep(self, id_: str, values: Values, now: datetime) -> None:
        """Keeps what was typed and is not saved yet: it is offered again."""
        run(self._connection, _KEEP, {"form": id_, "kept": packed(values), "now": now})

    def note(self, id_: str, values: Values | None, missed: MissedValues | None) -> None:
        """Notes what stands in a form, and in its card of a visit that did not happen."""
        run(self._connection, _NOTE, {"form": id_, "kept": packed(values, missed)})

    def settle_planned(self, id_: str) -> None:
        """Notes that a form is of no planned visit."""
        run(self._connection, _NOT_PLANNED, {"form": id_})

    def planned_of(self, visit: int) -> tuple[str, int] | None:
        """The form that made a record and the planned visit it was opened for, by their ids."""
        row = run(self._connection, _OF_VISIT, {"visit": visit}).first()
        return (row.id, row.planned_id) if row else None

    def drop(self, id_: str) -> None:
        """Stops offering what was typed."""
        run(self._connection, _DROP, {"form": id_})

    def close(self, id_: str, visit: int, values: Values | None, now: datetime) -> None:
        """Closes a form that was saved as a record, with the values it was saved with."""
        run(
            self._connection,
            _CLOSE,
            {"form": id_, "visit": visit, "kept": packed(values) if values else None, "now": now},
        )

    def begin_from(self, id_: str, version: int) -> None:
        """Notes that an edit has seen a newer version."""
        run(self._connection, _BEGIN_FROM, {"form": id_, "newer": version})


def _form(row: Row[Any]) -> Form:
    values = unpacked(row.values)
    return Form(
        row.id,
        row.person_id,
        row.deployment_id,
        row.opened_at,
        row.planned_id,
        row.visit_id,
        row.version,
        values,
        row.kept_at,
        row.closed_at,
        row.leader_id,
        unpacked_missed(row.values),
    )
