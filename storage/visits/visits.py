"""Records of visits: the newest version in `visits`, earlier ones in `visit_versions`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, func, insert, select, update

from domain.support.deployments import Leader
from domain.visits.visits import Missed, Record, Visit
from storage.engine.prepared import Holding, Prepared, run
from storage.support import minutes
from storage.support.deployments import Deployments
from storage.tables.people import people
from storage.tables.visits import next_steps, planned_visits, visit_versions
from storage.tables.visits import visits as t
from storage.visits import shares
from storage.visits.steps import WORDS
from storage.visits.visit_rows import (
    HOLD,
    OF_DAY,
    OF_PLANNED,
    SETTLE,
    as_version,
    columns,
    from_version,
    record,
)
from storage.visits.visit_rows import WHOLE as _WHOLE

# Of two who correct a record at once, the second waits here, and finds the newer version.
_ONE = Holding(_WHOLE.where(t.c.id == bindparam("id")), t)
_LIVE = t.c.deleted_at.is_(None)
_LAST = Prepared(
    _WHOLE.where(t.c.deployment_id == bindparam("deployment"), t.c.happened, _LIVE)
    .where(t.c.on < bindparam("before"), t.c.id != bindparam("but"))
    .order_by(t.c.on.desc(), t.c.id.desc())
    .limit(1)
)
_VERSION = Prepared(
    select(visit_versions.c["values"]).where(
        visit_versions.c.visit_id == bindparam("visit"),
        visit_versions.c.version == bindparam("version"),
    )
)
# From the index alone: of a large hub these are thousands of rows.
_AROUND = select(
    func.coalesce(func.sum(case((t.c.on < bindparam("day"), 1), else_=0)), 0).label("before"),
    func.count().label("whole"),
).where(t.c.on >= bindparam("since"), t.c.happened, _LIVE)
_ADD = Prepared(insert(t).returning(t.c.id))
_CHANGE = Prepared(
    update(t)
    .where(t.c.id == bindparam("visit"))
    .values(version=t.c.version + 1, changed_at=bindparam("now"), changed_by=bindparam("person"))
)
_OF_PLANNED = Prepared(select(func.count()).where(t.c.planned_id == bindparam("planned"), _LIVE))
_ANSWERED = Prepared(update(t).where(t.c.id == bindparam("visit")).values(next_step_answered=True))
_DELETE = Prepared(
    update(t)
    .where(t.c.id == bindparam("visit"))
    .values(deleted_at=bindparam("now"), deleted_by=bindparam("person"))
)
_KEEP_VERSION = Prepared(insert(visit_versions))
_STEP = Prepared(
    select(next_steps)
    .where(next_steps.c.made_by == bindparam("visit"), next_steps.c.removed.is_(False))
    .order_by(next_steps.c.id)
    .limit(1)
)
# What a record planned for the next time, unless it was taken away since.
_NEXT = Prepared(
    select(planned_visits.c.on)
    .where(
        planned_visits.c.made_by == bindparam("visit"),
        planned_visits.c.removed.is_(False),
        planned_visits.c.state != "called_off",
    )
    .order_by(planned_visits.c.id)
    .limit(1)
)
_CHANGED_BY = Prepared(
    select(people.c.id, people.c.name)
    .join(t, t.c.changed_by == people.c.id)
    .where(t.c.id == bindparam("visit"))
)
_DELETED_BY = Prepared(
    select(people.c.id, people.c.name)
    .join(t, t.c.deleted_by == people.c.id)
    .where(t.c.id == bindparam("visit"))
)


class Visits:
    """Records of visits with their deployments, one by one; lists are `records.py`'s."""

    def __init__(self, connection: Connection, deployments: Deployments) -> None:
        self._connection = connection
        self._deployments = deployments

    def get(self, id_: int) -> Record | None:
        """The record with that id, deleted or not, with colleagues' time and what it planned."""
        row = run(self._connection, _ONE, {"id": id_}).first()
        return self._whole(row) if row else None

    def last_of(self, deployment: int, before: date = date.max, but: int = 0) -> Record | None:
        """A deployment's newest record of a visit that happened `before` a day.

        One record, by its id, may be left out.
        """
        which = {"deployment": deployment, "before": before, "but": but}
        row = run(self._connection, _LAST, which).first()
        return self._record(row) if row else None

    def hold(self, leader: int) -> None:
        """Waits for whoever is saving a record of that leader at this moment."""
        run(self._connection, HOLD, {"person": leader})

    def of_day(self, leader: int, organisation: int, day: date) -> list[Record]:
        """A leader's records of one day at one school or trust, the oldest first."""
        at = {"person": leader, "organisation": organisation, "day": day}
        return list(map(self._record, run(self._connection, OF_DAY, at)))

    def of_planned(self, planned: int) -> list[Record]:
        """The records of a planned visit, the oldest first."""
        return list(map(self._record, run(self._connection, OF_PLANNED, {"planned": planned})))

    def settle(self, id_: int, planned: int | None) -> None:
        """Notes which planned visit a record is of."""
        run(self._connection, SETTLE, {"visit": id_, "planned": planned})

    def count_around(self, since: date, day: date) -> tuple[int, int]:
        """How many visits of all leaders happened from `since` to before `day`, and from it on."""
        row = self._connection.execute(_AROUND, {"since": since, "day": day}).one()
        return int(row.before), row.whole - int(row.before)

    def add(self, new: Record, form: str | None) -> Record:
        """Keeps a new record; gives it with its id."""
        row = columns(new.what) | {
            "form_id": form,
            "deployment_id": new.deployment.id,
            "leader_id": new.leader.id,
            "recorded_by": (new.recorded_by or new.leader).id,
            "planned_id": new.planned,
            "seconds": new.seconds,
            "source": new.source,
            "version": new.version,
            "recorded_at": new.recorded_at,
        }
        id_ = int(run(self._connection, _ADD, row).scalar_one())
        minutes.put_in(self._connection, id_)
        return replace(new, id=id_)

    def correct(self, old: Record, what: Visit | Missed, person: int, now: datetime) -> Record:
        """Puts a new version in place of `old`, which is kept among the versions."""
        self._keep_version(old)
        changed = columns(what) | {"visit": old.id, "now": now, "person": person}
        # Most corrections are of words.
        if _time(what) == _time(old.what):
            run(self._connection, _CHANGE, changed)
        else:
            self._change(_CHANGE, changed)
        return replace(old, what=what, version=old.version + 1, changed_at=now)

    def count_of_planned(self, planned: int) -> int:
        """How many records there are of a planned visit."""
        return int(run(self._connection, _OF_PLANNED, {"planned": planned}).scalar_one())

    def changed_by(self, id_: int) -> Leader | None:
        """Who made the newest version; None for the first."""
        row = run(self._connection, _CHANGED_BY, {"visit": id_}).first()
        return Leader(row.id, row.name) if row else None

    def version(self, id_: int, version: int) -> Visit | Missed | None:
        """What an earlier version said."""
        kept = run(self._connection, _VERSION, {"visit": id_, "version": version}).scalar()
        return from_version(kept) if kept else None

    def answer_next_step(self, id_: int) -> None:
        """Notes that the receipt's question for a next step was answered."""
        run(self._connection, _ANSWERED, {"visit": id_})

    def delete(self, id_: int, person: int, now: datetime) -> None:
        """Takes a record out of every list and sum."""
        self._change(_DELETE, {"visit": id_, "now": now, "person": person})

    def deleted_by(self, id_: int) -> Leader | None:
        """Who deleted the record; None where it stands, or was deleted before this was kept."""
        row = run(self._connection, _DELETED_BY, {"visit": id_}).first()
        return Leader(row.id, row.name) if row else None

    def restore(self, id_: int) -> None:
        """Undoes a deletion."""
        self._change(_DELETE, {"visit": id_, "now": None, "person": None})

    def share(self, id_: int, person: int, own: int, now: datetime) -> None:
        """Keeps a colleague's `own` minutes, in place of those that were kept before."""
        shares.put(self._connection, id_, person, own, now)
        self._change(shares.SUM, {"visit": id_})

    def own_minutes(self, person: int, ids: Iterable[int]) -> dict[int, int]:
        """A colleague's own minutes on those records, by record."""
        return shares.own_minutes(self._connection, person, ids)

    def _change(self, statement: Prepared, values: dict[str, Any]) -> None:
        """Changes a record in what it counts as used; the figure of its deployment follows."""
        minutes.take_out(self._connection, values["visit"])
        run(self._connection, statement, values)
        minutes.put_in(self._connection, values["visit"])

    def _keep_version(self, old: Record) -> None:
        editor = self._connection.execute(
            select(t.c.changed_by, t.c.recorded_by).where(t.c.id == old.id)
        ).one()
        run(
            self._connection,
            _KEEP_VERSION,
            {
                "visit_id": old.id,
                "version": old.version,
                "at": old.changed_at or old.recorded_at,
                "person_id": editor.changed_by or editor.recorded_by,
                "values": as_version(old.what),
            },
        )

    def _record(self, row: Row[Any]) -> Record:
        deployment = self._deployments.get(row.deployment_id)
        if deployment is None:
            raise LookupError(f"record {row.id} has no deployment")
        return record(row, deployment)

    def _whole(self, row: Row[Any]) -> Record:
        known = self._record(row)
        step = run(self._connection, _STEP, {"visit": known.id}).first()
        coming = run(self._connection, _NEXT, {"visit": known.id}).scalar()
        return replace(
            known,
            shares=shares.of(self._connection, known.id),
            step=WORDS.from_row(step) if step else None,
            next_visit=coming,
        )


def _time(what: Visit | Missed) -> tuple[int, bool]:
    """The minutes of a record, and whether they count as used."""
    return what.minutes, isinstance(what, Visit) or what.counts
