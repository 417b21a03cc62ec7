"""Where support stands: time used, newest visit, what comes next.

Each figure can be asked for as it is, or as far as the school knows at a moment: a school knows
nothing of a record in its first quiet time.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    bindparam,
    func,
    or_,
    select,
    union_all,
)

from domain.support.deployments import SupportStanding
from storage.engine.prepared import Prepared, Rows, run
from storage.support.scopes import in_quiet_time, in_sight
from storage.tables.visits import next_steps, planned_visits, visit_shares, visits

Condition = ColumnElement[bool]
_ID: BindParameter[int] = bindparam("id")
_AT: BindParameter[datetime] = bindparam("school_at")


def _used(*seen: Condition) -> Prepared:
    counted = (
        visits.c.deployment_id == _ID,
        visits.c.counts,
        visits.c.deleted_at.is_(None),
        *seen,
    )
    own = select(visits.c.minutes).where(*counted)
    shared = (
        select(visit_shares.c.minutes)
        .join(visits, visits.c.id == visit_shares.c.visit_id)
        .where(*counted)
    )
    parts = union_all(own, shared).subquery()
    return Prepared(select(func.coalesce(func.sum(parts.c.minutes), 0)))


def _newest(*seen: Condition) -> Prepared:
    happened = (visits.c.deployment_id == _ID, visits.c.happened, visits.c.deleted_at.is_(None))
    return Prepared(
        select(visits.c.progress, visits.c.on)
        .where(*happened, *seen)
        .order_by(visits.c.on.desc(), visits.c.id.desc())
        .limit(1)
    )


def _coming(due: Condition, *seen: Condition) -> Prepared:
    return Prepared(
        select(func.min(planned_visits.c.on)).where(
            planned_visits.c.deployment_id == _ID,
            due,
            planned_visits.c.removed.is_(False),
            planned_visits.c.on >= bindparam("today"),
            *seen,
        )
    )


def _open(*seen: Condition) -> Prepared:
    return Prepared(
        select(func.count()).where(
            next_steps.c.deployment_id == _ID,
            next_steps.c.closed_at.is_(None),
            next_steps.c.removed.is_(False),
            *seen,
        )
    )


@dataclass(frozen=True, slots=True)
class _Figures:
    used: Prepared
    newest: Prepared
    coming: Prepared
    open: Prepared


def _known(made_by: ColumnElement[Any]) -> Condition:
    """The condition that the school knows of a plan: no record made it, or a known one did."""
    return or_(made_by.is_(None), made_by.not_in(in_quiet_time(_AT)))


_PLANNED = planned_visits.c.state == "planned"
# To a school a planned visit is still to come until it knows of the record that was made of it.
_NOT_YET = planned_visits.c.id.in_(
    select(visits.c.planned_id).where(visits.c.id.in_(in_quiet_time(_AT)))
)
_WHOLE = _Figures(_used(), _newest(), _coming(_PLANNED), _open())
_SCHOOLS = _Figures(
    used=_used(in_sight(_AT)),
    newest=_newest(in_sight(_AT)),
    coming=_coming(or_(_PLANNED, _NOT_YET), _known(planned_visits.c.made_by)),
    open=_open(_known(next_steps.c.made_by)),
)


def minutes_used(connection: Connection, id_: int, school_at: datetime | None) -> int:
    """The minutes that count as used, colleagues' own time included."""
    return int(_run(connection, _figures(school_at).used, school_at, id=id_).scalar_one())


def standing(
    connection: Connection, id_: int, today: date, school_at: datetime | None
) -> SupportStanding:
    """Where a deployment stands today."""
    figures = _figures(school_at)
    newest = _run(connection, figures.newest, school_at, id=id_).first()
    return SupportStanding(
        progress=newest.progress if newest else None,
        last=newest.on if newest else None,
        next_visit=_run(connection, figures.coming, school_at, id=id_, today=today).scalar(),
        open_steps=_run(connection, figures.open, school_at, id=id_).scalar_one(),
    )


def _figures(school_at: datetime | None) -> _Figures:
    return _WHOLE if school_at is None else _SCHOOLS


def _run(
    connection: Connection, statement: Prepared, school_at: datetime | None, **values: object
) -> Rows:
    more = {} if school_at is None else {"school_at": school_at}
    return run(connection, statement, {**values, **more})
