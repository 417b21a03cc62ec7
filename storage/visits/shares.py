"""Colleagues' own time on a record."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, update

from domain.support.deployments import Leader
from domain.visits.visits import ColleagueTime
from storage.engine.prepared import Prepared, run
from storage.engine.upsert import upsert
from storage.tables.people import people
from storage.tables.visits import visit_shares, visits

_OF = Prepared(
    select(visit_shares.c.person_id, visit_shares.c.minutes, people.c.name)
    .join(people, people.c.id == visit_shares.c.person_id)
    .where(visit_shares.c.visit_id == bindparam("visit"))
    .order_by(people.c.name, people.c.id)
)
_OWN = Prepared(
    select(visit_shares.c.visit_id, visit_shares.c.minutes).where(
        visit_shares.c.person_id == bindparam("person"),
        visit_shares.c.visit_id.in_(bindparam("visits", expanding=True)),
    )
)
_PUT = upsert(
    lambda insert: (adding := insert(visit_shares)).on_conflict_do_update(
        index_elements=["visit_id", "person_id"],
        set_={"minutes": adding.excluded.minutes, "at": adding.excluded.at},
    )
)
SUM = Prepared(
    update(visits)
    .where(visits.c.id == bindparam("visit"))
    .values(
        shared_minutes=select(func.sum(visit_shares.c.minutes))
        .where(visit_shares.c.visit_id == visits.c.id)
        .scalar_subquery()
    )
)


def of(connection: Connection, visit: int) -> tuple[ColleagueTime, ...]:
    """Colleagues' time on a record, by name."""
    rows = run(connection, _OF, {"visit": visit})
    return tuple(ColleagueTime(Leader(r.person_id, r.name), r.minutes) for r in rows)


def own_minutes(connection: Connection, person: int, ids: Iterable[int]) -> dict[int, int]:
    """A colleague's own minutes on those records, by record."""
    found = run(connection, _OWN, {"person": person, "visits": sorted(ids)})
    return {row.visit_id: row.minutes for row in found}


def put(connection: Connection, visit: int, person: int, minutes: int, now: datetime) -> None:
    """Keeps a colleague's minutes, in place of those that were kept before."""
    row = {"visit_id": visit, "person_id": person, "minutes": minutes, "at": now}
    run(connection, _PUT, row)
