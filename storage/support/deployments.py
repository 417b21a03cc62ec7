"""Deployments with their leaders and objectives."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Integer, Row, bindparam, exists, select

from domain.pages import Page
from domain.people.organisations import OrganisationKind
from domain.people.people import Role
from domain.scopes import Scope
from domain.support.action_plans import STANDS
from domain.support.deployments import (
    RUNNING,
    CoverPaid,
    Deployment,
    Leader,
    Objective,
    Status,
    SupportStanding,
)
from domain.visits.urgency import Looked, Which
from storage.engine.fields import Fields
from storage.engine.prepared import Prepared, among, run
from storage.support import minutes, standing, worst_first
from storage.support.scopes import Condition, deployments_in, led_by
from storage.tables.funding import contract_grants, contracts, deployment_grants
from storage.tables.people import organisations, people, roles
from storage.tables.support import deployment_leaders, deployments, objectives

_AIMS = Fields(Objective, {"id": "objective"})
# One row for each leader, objective and grant: two, three and one are six short rows in one round
# trip.
_WHOLE = (
    select(
        deployments,
        organisations.c.name.label("school"),
        organisations.c.town.label("town"),
        organisations.c.kind.label("kind"),
        people.c.id.label("leader"),
        people.c.name.label("leader_name"),
        objectives.c.id.label("objective"),
        *(column for column in objectives.c if column.name not in ("id", "deployment_id")),
        contracts.c.lead_id.label("lead"),
    )
    .join(organisations, organisations.c.id == deployments.c.organisation_id)
    .outerjoin(deployment_leaders, deployment_leaders.c.deployment_id == deployments.c.id)
    .outerjoin(people, people.c.id == deployment_leaders.c.person_id)
    .outerjoin(objectives, objectives.c.deployment_id == deployments.c.id)
    .outerjoin(deployment_grants, deployment_grants.c.deployment_id == deployments.c.id)
    .outerjoin(contract_grants, contract_grants.c.grant_id == deployment_grants.c.grant_id)
    .outerjoin(contracts, contracts.c.id == contract_grants.c.contract_id)
    .order_by(
        organisations.c.name, deployments.c.id, objectives.c.position, people.c.name, people.c.id
    )
)
_ONE = Prepared(_WHOLE.where(deployments.c.id == bindparam("id")))
_RUNNING = among(deployments.c.status, RUNNING)
# Who is no leader any more leads nothing, though the deployment still names them.
LEADS = exists().where(
    roles.c.person_id == deployment_leaders.c.person_id, roles.c.role == Role.LEADER
)
# A scope's rule of who leads, but read by a person's id alone: the table of rights gives that scope
# to leaders only, and here that is a condition.
_LED = led_by(bindparam("person", type_=Integer())).where(LEADS)
_OF_LEADER = Prepared(_WHOLE.where(deployments.c.id.in_(_LED)))
_SOME = Prepared(_WHOLE.where(deployments.c.id.in_(bindparam("ids", expanding=True))))
_BY_SCHOOL = (organisations.c.name, deployments.c.id)
_AT = deployments.join(organisations, organisations.c.id == deployments.c.organisation_id)
_RUNNING_IDS = select(deployments.c.id).select_from(_AT).where(_RUNNING).order_by(*_BY_SCHOOL)
_LED_BY_SOME = select(deployment_leaders.c.deployment_id).where(
    deployment_leaders.c.person_id.in_(bindparam("people", expanding=True)), LEADS
)
_STANDS = among(deployments.c.status, STANDS)
_OF_SOME = (
    select(deployments.c.id)
    .select_from(_AT)
    .where(_STANDS, deployments.c.id.in_(_LED_BY_SOME))
    .order_by(*_BY_SCHOOL)
)


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
        wanted = list(ids)
        missing = {i for i in wanted if i not in self._seen}
        if missing:
            self._read(_SOME, ids=sorted(missing))
        return {i: self._seen[i] for i in wanted if i in self._seen}

    def anew(self, id_: int) -> Deployment | None:
        """The deployment with that id, as it stands after a change in this unit."""
        self._seen.pop(id_, None)
        return self.get(id_)

    def of_leader(self, person: int) -> list[Deployment]:
        """The support that a person leads and records, by school; none for who is no leader now."""
        return [d for d in self._read(_OF_LEADER, person=person) if d.running]

    def active_in(self, scope: Scope, most: int) -> list[Deployment]:
        """The active deployments in a scope, by school; the first `most` of them."""
        wanted = _RUNNING_IDS.where(deployments_in(scope)).limit(most)
        ids = list(self._connection.execute(wanted).scalars())
        return list(self.some(ids).values())

    def page(
        self,
        scope: Scope,
        looked: Looked,
        size: int,
        below: int | None = None,
        *,
        which: Which = Which.CURRENT,
        own: int | None = None,
    ) -> Page[Deployment]:
        """A page of the deployments in a scope, what wants a look first: that after `below`, by id.

        Those that the person `own` leads come before all others.
        """
        found = worst_first.page(self._connection, scope, looked, which, size, below=below, own=own)
        ends = [id_ for id_ in (found.older, found.newer) if id_ is not None]
        self.some({*found.rows, *ends})
        return found.each(lambda id_: self._seen[id_])

    def batches(
        self, scope: Scope, looked: Looked, *, which: Which, own: int | None
    ) -> Iterator[list[Deployment]]:
        """The whole of such a list, some hundred at a time."""
        for ids in worst_first.batches(self._connection, scope, looked, which, own):
            found = self.some(ids)
            yield [found[id_] for id_ in ids]

    def led(self, person: int) -> list[int]:
        """The ids of all support that names a person as its leader."""
        return [row.deployment_id for row in self._connection.execute(led_by(person))]

    def count(self, scope: Scope, looked: Looked, which: Which) -> int:
        """How many deployments such a list has, as far as they are counted."""
        return worst_first.count(self._connection, scope, looked, which)

    def of_leaders(self, people: Iterable[int]) -> list[Deployment]:
        """The support that any of these people lead and that stands, paused too, by school."""
        ids = self._connection.execute(_OF_SOME, {"people": sorted(set(people))}).scalars()
        return list(self.some(list(ids)).values())

    def next_visit(self, scope: Scope, today: date, now: datetime) -> tuple[date, str] | None:
        """The day and school of the next visit planned under active support in a scope.

        Of support that is in the scope as a school's alone, as far as the school knows `now`.
        """
        whole, seen = deployments_in(scope.whole), deployments_in(scope)
        ways: list[tuple[Condition, datetime | None]] = [(whole, None), (seen & ~whole, now)]
        if scope.whole == scope:
            ways = ways[:1]
        found = (
            standing.next_visit(self._connection, _RUNNING & where, today, at) for where, at in ways
        )
        return min((first for first in found if first), default=None)

    def minutes_used(self, id_: int, school_at: datetime | None = None) -> int:
        """The minutes that count as used; with `school_at`, as far as the school knows then."""
        return standing.minutes_used(self._connection, id_, school_at)

    def standings(
        self,
        ids: Iterable[int],
        today: date,
        school_at: datetime | None = None,
        owed_from: date = date.max,
    ) -> dict[int, SupportStanding]:
        """Where each of a few deployments stands; with `school_at`, as far as schools know then.

        Planned visits from `owed_from` on are owed their records.
        """
        return standing.standings(self._connection, ids, today, school_at, owed_from)

    def astray(self) -> list[tuple[int, str, int, int]]:
        """The deployments whose minutes used, as they are kept, are not those of their records.

        Each is its id, its school, the minutes kept and those of its records. It reads all of them.
        """
        return minutes.astray(self._connection)

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
    aims = {r.objective: r for r in rows if r.objective is not None}
    return Deployment(
        id=first.id,
        organisation=first.organisation_id,
        school=first.school,
        town=first.town,
        place=OrganisationKind(first.kind),
        focus=first.focus,
        leaders=tuple(leaders.values()),
        days_agreed=first.days_agreed,
        start=first.start,
        end=first.end,
        status=Status(first.status),
        objectives=tuple(map(_AIMS.from_row, aims.values())),
        reference=first.reference,
        strand=first.strand,
        programme=first.programme,
        cover_paid=CoverPaid(first.cover_paid),
        version=first.version,
        leads=frozenset(r.lead for r in rows if r.lead is not None),
    )
