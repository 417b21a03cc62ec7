"""Deployments with their leaders and objectives."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Integer, Row, bindparam, exists, select

from domain.people.people import Role
from domain.scopes import Scope
from domain.support.deployments import Deployment, Leader, Objective, Status, SupportStanding
from storage.engine.prepared import Prepared, run
from storage.support import standing
from storage.support.scopes import deployments_in, led_by
from storage.tables.people import organisations, people, roles
from storage.tables.support import deployment_leaders, deployments, objectives

# One row for each leader and objective: two and three are six short rows in one round trip.
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
_ONE = Prepared(_WHOLE.where(deployments.c.id == bindparam("id")))
_ACTIVE = deployments.c.status == Status.ACTIVE
# Who is no leader any more leads nothing, though the deployment still names them.
LEADS = exists().where(
    roles.c.person_id == deployment_leaders.c.person_id, roles.c.role == Role.LEADER
)
# A scope's rule of who leads, but read by a person's id alone: the table of rights gives that scope
# to leaders only, and here that is a condition.
_LED = led_by(bindparam("person", type_=Integer())).where(LEADS)
_OF_LEADER = Prepared(_WHOLE.where(deployments.c.id.in_(_LED)))
_SOME = Prepared(_WHOLE.where(deployments.c.id.in_(bindparam("ids", expanding=True))))


class Deployments:
    """Deployments with leaders and objectives; one unit of work reads each only one time."""

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
        """The active deployments that a person leads, by school; none if they are no leader now."""
        return [d for d in self._read(_OF_LEADER, person=person) if d.active]

    def active(self, scope: Scope) -> list[Deployment]:
        """The active deployments in a scope, by school."""
        rows = self._connection.execute(_WHOLE.where(_ACTIVE, deployments_in(scope)))
        return self._keep(rows)

    def minutes_used(self, id_: int, school_at: datetime | None = None) -> int:
        """The minutes that count as used; with `school_at`, as far as the school knows then."""
        return standing.minutes_used(self._connection, id_, school_at)

    def standing(self, id_: int, today: date, school_at: datetime | None = None) -> SupportStanding:
        """Where a deployment stands; with `school_at`, as far as the school knows then."""
        return standing.standing(self._connection, id_, today, school_at)

    def _read(self, statement: Prepared, **values: object) -> list[Deployment]:
        return self._keep(run(self._connection, statement, values))

    def _keep(self, rows: Iterable[Row[Any]]) -> list[Deployment]:
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
