"""The minutes used of each deployment: a running figure beside the records that it sums.

Whatever changes minutes among the records takes a record's own out before, and puts them in again
after, in the same transaction.
"""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from storage.engine.prepared import Prepared, run
from storage.engine.upsert import upsert
from storage.tables.people import organisations
from storage.tables.support import deployments
from storage.tables.support import support_minutes as t
from storage.tables.visits import visit_shares, visits

_COUNTS = (visits.c.counts, visits.c.deleted_at.is_(None))


def _add(sign: int) -> Prepared:
    """The statement that adds a record's minutes to the figure of its deployment, or takes them."""
    minutes = sign * (visits.c.minutes + visits.c.shared_minutes)
    own = select(visits.c.deployment_id, minutes).where(visits.c.id == bindparam("visit"), *_COUNTS)

    def build(insert: Any) -> Any:
        adding = insert(t).from_select(["deployment_id", "minutes"], own)
        more = {"minutes": t.c.minutes + adding.excluded.minutes}
        return adding.on_conflict_do_update(index_elements=["deployment_id"], set_=more)

    return upsert(build)


_TAKE, _PUT = _add(-1), _add(1)


def take_out(connection: Connection, visit: int) -> None:
    """Takes out what a record counts as used, before that changes."""
    run(connection, _TAKE, {"visit": visit})


def put_in(connection: Connection, visit: int) -> None:
    """Puts in what a record counts as used, after that was written."""
    run(connection, _PUT, {"visit": visit})


# The same from the records themselves, without a look at anything that is kept of their sums.
_own = select(visits.c.deployment_id, visits.c.minutes).where(*_COUNTS)
_theirs = (
    select(visits.c.deployment_id, visit_shares.c.minutes)
    .join(visits, visits.c.id == visit_shares.c.visit_id)
    .where(*_COUNTS)
)
_each = _own.union_all(_theirs).subquery()
_summed = (
    select(_each.c.deployment_id, func.sum(_each.c.minutes).label("minutes"))
    .group_by(_each.c.deployment_id)
    .subquery()
)


def _differing(kept: ColumnElement[Any], summed: ColumnElement[Any]) -> Select[Any]:
    return (
        select(deployments.c.id, organisations.c.name, kept.label("kept"), summed.label("summed"))
        .join(organisations, organisations.c.id == deployments.c.organisation_id)
        .outerjoin(t, t.c.deployment_id == deployments.c.id)
        .outerjoin(_summed, _summed.c.deployment_id == deployments.c.id)
        .where(kept != summed)
        .order_by(deployments.c.id)
    )


_ASTRAY = _differing(func.coalesce(t.c.minutes, 0), func.coalesce(_summed.c.minutes, 0))


def astray(connection: Connection) -> list[tuple[int, str, int, int]]:
    """The deployments whose figure is not the sum of their records; it reads all of these.

    Each is its id, its school, the minutes that are kept and those that the records have.
    """
    rows = connection.execute(_ASTRAY)
    return [(row.id, row.name, int(row.kept), int(row.summed)) for row in rows]
