"""Lists of action plans: by page, those whose clock has not begun, and progress by objective."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, and_, exists, false, or_, select
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

from domain.pages import Page
from domain.scopes import OfOrganisations, Part, Scope
from domain.support.action_plans import OPEN, STANDS, ActionPlan, ObjectiveProgress
from domain.support.deployments import RUNNING
from storage.engine.listing import Listing
from storage.engine.prepared import run
from storage.engine.upsert import upsert
from storage.support.plans import plan_of_row
from storage.support.scopes import Condition, deployments_in, led_by, records_in
from storage.tables.plans import plans as t
from storage.tables.support import deployments
from storage.tables.visits import visits

_WITH = t.join(deployments, deployments.c.id == t.c.deployment_id)
_ROWS = select(t.c.deployment_id, t.c.rank, t.c.by).select_from(_WITH)
_LISTING = Listing(_ROWS, _WITH, (t.c.rank, t.c.by, t.c.deployment_id), rising=True)
_STANDS = deployments.c.status.in_(STANDS)


def _begun(insert_: type[PostgresInsert]) -> PostgresInsert:
    return insert_(t).on_conflict_do_nothing(index_elements=["deployment_id"])


_BEGIN = upsert(_begun)


def begin(connection: Connection, deployment: int) -> None:
    """Gives the plan of new support its place in lists; its days are counted later."""
    rank, by = ActionPlan(deployment).place()
    run(connection, _BEGIN, {"deployment_id": deployment, "rank": rank, "by": by})


@dataclass(frozen=True, slots=True)
class Unbegun:
    """Support whose plan has no days yet, with the day from which its clock runs."""

    deployment: int
    organisation: int
    begins: date


class PlanLists:
    """What is read of many plans at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(self, scope: Scope, size: int, below: ActionPlan | None = None) -> Page[int]:
        """A page of the deployments in a scope, by their ids: those without an agreed plan first.

        It begins after the plan `below`.
        """
        where = and_(plans_in(scope), _STANDS)
        place = (*below.place(), below.deployment) if below else None
        found = _LISTING.page(self._connection, size, where, below=place)
        return found.each(lambda row: int(row.deployment_id))

    def shared(self, scope: Scope, most: int) -> list[ActionPlan]:
        """Plans in a scope that their schools got and have not agreed to, the soonest due first."""
        open_ = and_(t.c.rank == OPEN, t.c.shared_at.is_not(None), plans_in(scope), _STANDS)
        found = select(t).select_from(_WITH).where(open_).order_by(t.c.by, t.c.deployment_id)
        return [plan_of_row(row) for row in self._connection.execute(found.limit(most))]

    def unbegun(self, above: int, most: int) -> list[Unbegun]:
        """Agreed and active support whose plan has no days yet: the next above an id, by id."""
        d = deployments.c
        without = ~exists().where(t.c.deployment_id == d.id, t.c.due.is_not(None))
        rows = select(d.id, d.organisation_id, d.agreed_on, d.start).where(
            d.id > above, without, d.status.in_(RUNNING)
        )
        return [
            Unbegun(row.id, row.organisation_id, row.agreed_on or row.start)
            for row in self._connection.execute(rows.order_by(d.id).limit(most))
        ]

    def begins(self, deployment: int) -> date | None:
        """The day from which the clock of a support's plan runs."""
        d = deployments.c
        row = self._connection.execute(
            select(d.agreed_on, d.start).where(d.id == deployment)
        ).first()
        return (row.agreed_on or row.start) if row else None

    def progress(self, deployment: int, scope: Scope, now: datetime) -> list[ObjectiveProgress]:
        """What the records of a support in a scope say of its objectives, the oldest first."""
        v = visits.c
        rows = (
            select(v.objective_id, v.on, v.progress)
            .where(v.deployment_id == deployment, v.deleted_at.is_(None), v.happened)
            .where(v.objective_id.is_not(None), v.progress.is_not(None), records_in(scope, now))
            .order_by(v.on, v.id)
        )
        return [
            ObjectiveProgress(row.objective_id, row.on, row.progress)
            for row in self._connection.execute(rows)
        ]

    def last_named(self, supports: Iterable[int], since: date) -> dict[int, date]:
        """The last visit from a day on whose record names an objective of these supports.

        By objective; of one that no such record names there is none.
        """
        v = visits.c
        rows = select(v.objective_id, v.on).where(
            v.deployment_id.in_(sorted(set(supports))), v.on >= since, v.objective_id.is_not(None)
        )
        rows = rows.where(v.deleted_at.is_(None), v.happened).distinct().order_by(v.on)
        return {row.objective_id: row.on for row in self._connection.execute(rows)}


def plans_in(scope: Scope) -> Condition:
    """The condition that a deployment is in the scope, and so its plan."""
    return or_(false(), *map(_plans, scope.parts))


def _plans(part: Part) -> Condition:
    if isinstance(part, OfOrganisations) and part.but is not None:
        at = deployments_in(Scope((OfOrganisations(part.organisations),)))
        return and_(at, deployments.c.id.not_in(led_by(part.but)))
    return deployments_in(Scope((part,)))
