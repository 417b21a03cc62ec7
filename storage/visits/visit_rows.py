"""Rows of `visits` as records, and records as columns."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from domain.support.deployments import Deployment, Leader
from domain.visits.visits import (
    Missed,
    Notice,
    Progress,
    Reason,
    Record,
    Share,
    Source,
    Type,
    Visit,
    With,
)
from storage.tables.people import people
from storage.tables.visits import visits

_leaders, _recorders = people.alias("leaders"), people.alias("recorders")
WHOLE = (
    select(visits, _leaders.c.name.label("leader_name"), _recorders.c.name.label("recorder_name"))
    .join(_leaders, _leaders.c.id == visits.c.leader_id)
    .join(_recorders, _recorders.c.id == visits.c.recorded_by)
)


def shared(rows: Iterable[Any]) -> tuple[Share, ...]:
    """Colleagues' own time."""
    return tuple(Share(Leader(r.person_id, r.name), r.minutes) for r in rows)


def jsonable(columns: dict[str, Any]) -> dict[str, Any]:
    """Columns as JSON can keep them."""
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in columns.items()}


def columns(what: Visit | Missed) -> dict[str, Any]:
    """What a record says, by column."""
    if isinstance(what, Missed):
        shape = {
            "happened": False,
            "reason": what.reason,
            "notice": what.notice,
            "counts": what.counts,
        }
        return shape | {"on": what.on, "minutes": what.minutes}
    return {
        "happened": True,
        "counts": True,
        "on": what.on,
        "minutes": what.minutes,
        "type": what.type,
        "progress": what.progress,
        "objective_id": what.objective,
        "who_with": ",".join(what.who_with),
        "did": what.did,
        "flagged": what.flagged,
        "hub_note": what.hub_note,
    }


def earlier(kept: dict[str, Any]) -> Visit:
    """A kept version of a visit that happened."""
    who = tuple(With(w) for w in kept["who_with"].split(",") if w)
    return Visit(
        date.fromisoformat(kept["on"]),
        Type(kept["type"]),
        kept["minutes"],
        kept["did"],
        Progress(kept["progress"]),
        kept["objective_id"],
        who,
        kept["flagged"],
        kept["hub_note"],
    )


def what(row: Row[Any]) -> Visit | Missed:
    """What a row says."""
    if not row.happened:
        return Missed(row.on, Reason(row.reason), Notice(row.notice), row.minutes, row.counts)
    who = tuple(With(w) for w in row.who_with.split(",") if w)
    return Visit(
        row.on,
        Type(row.type),
        row.minutes,
        row.did,
        Progress(row.progress),
        row.objective_id,
        who,
        row.flagged,
        row.hub_note,
    )


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
        source=Source(row.source),
        planned=row.planned_id,
        next_step_answered=row.next_step_answered,
        changed_at=row.changed_at,
        deleted_at=row.deleted_at,
    )
