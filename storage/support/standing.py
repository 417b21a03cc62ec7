"""Where support stands: time used, newest visit, what comes next.

Each figure can be asked for as it is, or as far as the school knows at a moment: a school knows
nothing of a record in its first quiet time.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    null,
    or_,
    select,
    type_coerce,
)

from domain.support.deployments import SupportStanding
from domain.visits.urgency import BY_STATUS, Looked, Urgency
from domain.visits.visits import Progress
from storage.engine.prepared import Prepared, run
from storage.support.scopes import in_quiet_time, in_sight
from storage.tables.people import organisations
from storage.tables.support import deployments, support_minutes
from storage.tables.visits import next_steps, planned_visits, visit_shares, visits

Condition = ColumnElement[bool]
_ID: BindParameter[int] = bindparam("id")
_AT: BindParameter[datetime] = bindparam("school_at")
_TODAY: BindParameter[date] = bindparam("today")
_OWED_FROM: BindParameter[date] = bindparam("owed_from")


def _used(of: ColumnElement[int]) -> Select[Any]:
    """The minutes used so far, as they are kept."""
    kept = select(support_minutes.c.minutes).where(support_minutes.c.deployment_id == of)
    return select(func.coalesce(kept.scalar_subquery(), 0).label("minutes"))


def _used_as_seen(of: ColumnElement[int], *seen: Condition) -> Select[Any]:
    """The minutes of the leaders' own visits that are seen, and of colleagues' time on them."""
    counted = (visits.c.deployment_id == of, visits.c.counts, visits.c.deleted_at.is_(None), *seen)
    own = select(func.coalesce(func.sum(visits.c.minutes), 0)).where(*counted)
    shared = (
        select(func.coalesce(func.sum(visit_shares.c.minutes), 0))
        .join(visits, visits.c.id == visit_shares.c.visit_id)
        .where(*counted)
    )
    whole = own.scalar_subquery() + shared.scalar_subquery()
    return select(whole.label("minutes"))


def _newest(column: ColumnElement[Any], *seen: Condition) -> Select[Any]:
    own = (visits.c.deployment_id == deployments.c.id, visits.c.deleted_at.is_(None))
    return (
        select(column)
        .where(*own, visits.c.happened, *seen)
        .order_by(visits.c.on.desc(), visits.c.id.desc())
        .limit(1)
    )


def _open(*seen: Condition) -> Select[Any]:
    return select(func.count()).where(
        next_steps.c.deployment_id == deployments.c.id,
        next_steps.c.closed_at.is_(None),
        next_steps.c.removed.is_(False),
        *seen,
    )


def _known(made_by: ColumnElement[Any]) -> Condition:
    """The condition that the school knows of a plan: no record made it, or a known one did."""
    return or_(made_by.is_(None), made_by.not_in(in_quiet_time(_AT)))


_PLANNED = planned_visits.c.state == "planned"
# To a school a planned visit is still to come until it knows of the record that was made of it.
_NOT_YET = planned_visits.c.id.in_(
    select(visits.c.planned_id).where(visits.c.id.in_(in_quiet_time(_AT)))
)
_STILL = (planned_visits.c.removed.is_(False), planned_visits.c.on >= _TODAY)
_COMING = (_PLANNED, *_STILL)
_MISSING = (
    _PLANNED,
    planned_visits.c.removed.is_(False),
    planned_visits.c.on >= _OWED_FROM,
    planned_visits.c.on < _TODAY,
)
_COMING_TO_SCHOOL = (or_(_PLANNED, _NOT_YET), _known(planned_visits.c.made_by), *_STILL)
_SEEN, _KNOWN_STEP = in_sight(_AT), _known(next_steps.c.made_by)


def _first_planned(*which: Condition) -> Select[Any]:
    return select(func.min(planned_visits.c.on)).where(
        planned_visits.c.deployment_id == deployments.c.id, *which
    )


def _standings(
    coming: Sequence[Condition], seen: Sequence[Condition], step: Sequence[Condition]
) -> Select[Any]:
    """One row for each of a few deployments, with every figure of it."""
    figures = {
        "progress": _newest(visits.c.progress, *seen),
        "last": _newest(visits.c.on, *seen),
        "next_visit": _first_planned(*coming),
        "open_steps": _open(*step),
        # A school knows of no record that is owed: whether it is may be in its quiet time.
        "missing": select(null()) if seen else _first_planned(*_MISSING),
    }
    columns = (figure.scalar_subquery().label(name) for name, figure in figures.items())
    whose = deployments.c.id
    used = (_used_as_seen(whose, *seen) if seen else _used(whose)).selected_columns.minutes
    return select(deployments.c.id, used, *columns).where(
        deployments.c.id.in_(bindparam("ids", expanding=True))
    )


_USED, _USED_TO_SCHOOL = Prepared(_used(_ID)), Prepared(_used_as_seen(_ID, _SEEN))
_WHOLE, _SCHOOLS = (
    _standings(_COMING, (), ()),
    _standings(_COMING_TO_SCHOOL, (_SEEN,), (_KNOWN_STEP,)),
)
# The first of all that is to come under some support.
_FIRST = (
    select(planned_visits.c.on, organisations.c.name)
    .join(deployments, deployments.c.id == planned_visits.c.deployment_id)
    .join(organisations, organisations.c.id == deployments.c.organisation_id)
    .order_by(planned_visits.c.on, organisations.c.name)
    .limit(1)
)


def minutes_used(connection: Connection, id_: int, school_at: datetime | None) -> int:
    """The minutes that count as used, colleagues' own time included."""
    statement = _USED if school_at is None else _USED_TO_SCHOOL
    return int(run(connection, statement, {"id": id_, **_at(school_at)}).scalar_one())


def urgency(looked: Looked, *, to_school: bool) -> ColumnElement[int]:
    """How soon each deployment wants a look, as `urgency` of the domain has it."""
    seen = (_SEEN,) if to_school else ()
    coming = _COMING_TO_SCHOOL if to_school else _COMING
    used = (_used_as_seen if to_school else _used)(deployments.c.id, *seen).selected_columns.minutes
    missing = exists().where(planned_visits.c.deployment_id == deployments.c.id, *_MISSING)
    planned = exists().where(planned_visits.c.deployment_id == deployments.c.id, *coming)
    otherwise = case(
        (_over(used, looked.hours_a_day), Urgency.OVER_DAYS),
        (false() if to_school else missing, Urgency.NO_RECORD),
        (~planned, Urgency.NO_VISIT),
        else_=Urgency.WELL,
    )
    by_progress = case(
        {Progress.OFF_TRACK: Urgency.OFF_TRACK, Progress.CONCERNS: Urgency.CONCERNS},
        value=_newest(visits.c.progress, *seen).scalar_subquery(),
        else_=otherwise,
    )
    return case(dict(BY_STATUS), value=deployments.c.status, else_=by_progress)


def unplanned(*, to_school: bool) -> Condition:
    """The condition that no visit is planned under a deployment."""
    coming = _COMING_TO_SCHOOL if to_school else _COMING
    return ~exists().where(planned_visits.c.deployment_id == deployments.c.id, *coming)


def _over(minutes: ColumnElement[int], hours_a_day: Fraction) -> Condition:
    """The condition that minutes make more days than agreed, rounded as `days` rounds them."""
    agreed = type_coerce(deployments.c.days_agreed, Integer)
    day, of = hours_a_day.numerator * 60, hours_a_day.denominator
    return and_(agreed > 0, 8 * of * minutes >= day * (2 * agreed + 1))


def standings(
    connection: Connection,
    ids: Iterable[int],
    today: date,
    school_at: datetime | None,
    owed_from: date,
) -> dict[int, SupportStanding]:
    """Where each of a few deployments stands today."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    values = {"ids": wanted, "today": today}
    if school_at is None:
        rows = connection.execute(_WHOLE, {**values, "owed_from": owed_from})
    else:
        rows = connection.execute(_SCHOOLS, {**values, "school_at": school_at})
    return {
        row.id: SupportStanding(
            progress=row.progress,
            last=row.last,
            next_visit=row.next_visit,
            open_steps=row.open_steps,
            minutes=int(row.minutes),
            missing=row.missing,
        )
        for row in rows
    }


def next_visit(
    connection: Connection, where: Condition, today: date, school_at: datetime | None
) -> tuple[date, str] | None:
    """The day and school of the next planned visit under support of which `where` holds."""
    coming = _COMING if school_at is None else _COMING_TO_SCHOOL
    values = {"today": today, **_at(school_at)}
    row = connection.execute(_FIRST.where(where, *coming), values).first()
    return None if row is None else (row.on, row.name)


def _at(school_at: datetime | None) -> dict[str, datetime]:
    return {} if school_at is None else {"school_at": school_at}
