"""Deployments with their leaders and objectives."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, func, select, union_all

from domain.people.people import Person, Role
from domain.support.deployments import Deployment, Leader, Objective, Standing, Status
from storage.engine.prepared import Prepared, run
from storage.tables.people import organisations, people, roles
from storage.tables.support import deployment_leaders, deployments, objectives
from storage.tables.visits import next_steps, planned_visits, visit_shares, visits

# One row for each leader and objective: two leaders and three objectives are six short rows, one round trip.
_WHOLE = (
    select(
        deployments,
        organisations.c.name.label("school"),
        organisations.c.town.label("town"),
        people.c.id.label("leader"),
        people.c.name.label("leader_name"),
        objectives.c.id.label("objective"),
        objectives.c.position,
        objectives.c.text,
    )
    .join(organisations, organisations.c.id == deployments.c.organisation_id)
    .outerjoin(deployment_leaders, deployment_leaders.c.deployment_id == deployments.c.id)
    .outerjoin(people, people.c.id == deployment_leaders.c.person_id)
    .outerjoin(objectives, objectives.c.deployment_id == deployments.c.id)
    .order_by(
        organisations.c.name, deployments.c.id, objectives.c.position, people.c.name, people.c.id
    )
)
_EVERY = Prepared(_WHOLE)
_ONE = Prepared(_WHOLE.where(deployments.c.id == bindparam("id")))
# Who is no leader any more leads nothing, though the deployment still names them.
LEADS = exists().where(
    roles.c.person_id == deployment_leaders.c.person_id, roles.c.role == Role.LEADER
)
_LED = select(deployment_leaders.c.deployment_id).where(
    deployment_leaders.c.person_id == bindparam("person"), LEADS
)
_OF_LEADER = Prepared(_WHOLE.where(deployments.c.id.in_(_LED)))
_SOME = Prepared(_WHOLE.where(deployments.c.id.in_(bindparam("ids", expanding=True))))
_AT = Prepared(
    _WHOLE.where(deployments.c.organisation_id.in_(bindparam("organisations", expanding=True)))
)
_USED_PARTS = union_all(
    select(visits.c.minutes).where(
        visits.c.deployment_id == bindparam("id"), visits.c.counts, visits.c.deleted_at.is_(None)
    ),
    select(visit_shares.c.minutes)
    .join(visits, visits.c.id == visit_shares.c.visit_id)
    .where(
        visits.c.deployment_id == bindparam("id"), visits.c.counts, visits.c.deleted_at.is_(None)
    ),
).subquery()
_USED = Prepared(select(func.coalesce(func.sum(_USED_PARTS.c.minutes), 0)))
_NEWEST = Prepared(
    select(visits.c.progress, visits.c.on)
    .where(
        visits.c.deployment_id == bindparam("id"), visits.c.happened, visits.c.deleted_at.is_(None)
    )
    .order_by(visits.c.on.desc(), visits.c.id.desc())
    .limit(1)
)
_NEXT = Prepared(
    select(func.min(planned_visits.c.on)).where(
        planned_visits.c.deployment_id == bindparam("id"),
        planned_visits.c.state == "planned",
        planned_visits.c.removed.is_(False),
        planned_visits.c.on >= bindparam("today"),
    )
)
_OPEN = Prepared(
    select(func.count()).where(
        next_steps.c.deployment_id == bindparam("id"),
        next_steps.c.closed_at.is_(None),
        next_steps.c.removed.is_(False),
    )
)


class Deployments:
    """Deployments, read whole; within one unit each is read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen: dict[int, Deployment] = {}

    def get(self, id_: int) -> Deployment | None:
        """The deployment with that id."""
        if id_ not in self._seen:
            self._read(_ONE, id=id_)
        return self._seen.get(id_)

    def some(self, ids: Iterable[int]) -> dict[int, Deployment]:
        """Those deployments by id."""
        missing = {i for i in ids if i not in self._seen}
        if missing:
            self._read(_SOME, ids=sorted(missing))
        return {i: self._seen[i] for i in ids if i in self._seen}

    def of_leader(self, person: int) -> list[Deployment]:
        """The active deployments that a person leads, by school; none of who is a leader no more."""
        return [d for d in self._read(_OF_LEADER, person=person) if d.active]

    def visible_to(self, person: Person) -> list[Deployment]:
        """The active deployments that a person may see, by school: all of them for an officer."""
        if person.has(Role.OFFICER):
            return [d for d in self._read(_EVERY) if d.active]
        found = {
            d.id: d for d in self._read(_AT, organisations=sorted(person.at(Role.SCHOOL_CONTACT)))
        }
        if person.has(Role.LEADER):
            found |= {d.id: d for d in self.of_leader(person.id)}
        return sorted((d for d in found.values() if d.active), key=lambda d: (d.school, d.id))

    def minutes_used(self, id_: int) -> int:
        """The minutes that count as used, colleagues' own time included."""
        return int(run(self._connection, _USED, {"id": id_}).scalar_one())

    def standing(self, id_: int, today: date) -> Standing:
        """Where a deployment stands today."""
        newest = run(self._connection, _NEWEST, {"id": id_}).first()
        coming = run(self._connection, _NEXT, {"id": id_, "today": today}).scalar()
        steps = run(self._connection, _OPEN, {"id": id_}).scalar_one()
        return Standing(
            newest.progress if newest else None, newest.on if newest else None, coming, steps
        )

    def _read(self, statement: Prepared, **values: object) -> list[Deployment]:
        rows = run(self._connection, statement, values).all()
        grouped: dict[int, list[Row[Any]]] = {}
        for row in rows:
            grouped.setdefault(row.id, []).append(row)
        found = [_deployment(group) for group in grouped.values()]
        self._seen |= {d.id: d for d in found}
        return found


def _deployment(rows: Sequence[Row[Any]]) -> Deployment:
    first = rows[0]
    leaders = {r.leader: Leader(r.leader, r.leader_name) for r in rows if r.leader is not None}
    aims = {
        r.objective: Objective(r.objective, r.position, r.text)
        for r in rows
        if r.objective is not None
    }
    return Deployment(
        id=first.id,
        organisation=first.organisation_id,
        school=first.school,
        town=first.town,
        focus=first.focus,
        leaders=tuple(leaders.values()),
        days_agreed=first.days_agreed,
        start=first.start,
        end=first.end,
        status=Status(first.status),
        objectives=tuple(aims.values()),
        reference=first.reference,
        strand=first.strand,
        programme=first.programme,
        cover_paid=first.cover_paid,
    )
