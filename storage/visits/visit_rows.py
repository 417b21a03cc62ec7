"""Rows of `visits` as records, and records as columns."""

from typing import Any

from sqlalchemy import Row, bindparam, select, update

from domain.support.deployments import Deployment, Leader
from domain.visits.visits import Missed, Record, RecordSource, Visit
from storage.engine.fields import Fields, jsonable
from storage.engine.prepared import Holding, Prepared
from storage.tables.people import people
from storage.tables.support import deployments
from storage.tables.visits import visits

VISIT, MISSED = Fields(Visit, {"objective": "objective_id"}), Fields(Missed)
_leaders, _recorders = people.alias("leaders"), people.alias("recorders")
WHOLE = (
    select(visits, _leaders.c.name.label("leader_name"), _recorders.c.name.label("recorder_name"))
    .join(_leaders, _leaders.c.id == visits.c.leader_id)
    .join(_recorders, _recorders.c.id == visits.c.recorded_by)
)
# Of two saves of one leader at once, the second waits here.
HOLD = Holding(select(people.c.id).where(people.c.id == bindparam("person")), people)
OF_DAY = Prepared(
    WHOLE.join(deployments, deployments.c.id == visits.c.deployment_id)
    .where(
        visits.c.leader_id == bindparam("person"),
        visits.c.on == bindparam("day"),
        deployments.c.organisation_id == bindparam("organisation"),
        visits.c.deleted_at.is_(None),
    )
    .order_by(visits.c.id)
)
OF_PLANNED = Prepared(
    WHOLE.where(
        visits.c.planned_id == bindparam("planned"), visits.c.deleted_at.is_(None)
    ).order_by(visits.c.id)
)
SETTLE = Prepared(
    update(visits).where(visits.c.id == bindparam("visit")).values(planned_id=bindparam("planned"))
)


def columns(what: Visit | Missed) -> dict[str, Any]:
    """What a record says, by column."""
    if isinstance(what, Missed):
        return {"happened": False} | MISSED.columns(what)
    return {"happened": True, "counts": True} | VISIT.columns(what)


def as_version(what: Visit | Missed) -> dict[str, Any]:
    """What a record says, as JSON that is kept of an earlier version."""
    return jsonable(columns(what))


def from_version(kept: dict[str, Any]) -> Visit | Missed:
    """What a kept version says; a question that was not asked yet then has its default."""
    if not kept["happened"]:
        return MISSED.from_json(kept)
    return VISIT.from_json(kept)


def what(row: Row[Any]) -> Visit | Missed:
    """What a row says."""
    if not row.happened:
        return MISSED.from_row(row)
    return VISIT.from_row(row)


def record(row: Row[Any], deployment: Deployment) -> Record:
    """A row as a record, without what it planned."""
    return Record(
        id=row.id,
        deployment=deployment,
        leader=Leader(row.leader_id, row.leader_name),
        what=what(row),
        recorded_at=row.recorded_at,
        version=row.version,
        recorded_by=Leader(row.recorded_by, row.recorder_name)
        if row.recorded_by != row.leader_id
        else None,
        seconds=row.seconds,
        source=RecordSource(row.source),
        planned=row.planned_id,
        next_step_answered=row.next_step_answered,
        changed_at=row.changed_at,
        deleted_at=row.deleted_at,
    )
