"""Action plans by deployment: what was agreed, objectives with their earlier wordings."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

from domain.support.action_plans import ActionPlan, EarlierObjective
from domain.support.deployments import Objective
from domain.support.offers import Noted, NotedHow
from storage.engine.fields import Fields, jsonable
from storage.engine.prepared import Holding, run
from storage.engine.upsert import upsert
from storage.tables.plans import objective_versions
from storage.tables.plans import plans as t
from storage.tables.support import objectives
from storage.tables.visits import visits

_ONE = Holding(select(t).where(t.c.deployment_id == bindparam("deployment")), t)
_AIMS = Fields(Objective)


def _written(insert_: type[PostgresInsert]) -> PostgresInsert:
    added = insert_(t)
    changed = {column.name: added.excluded[column.name] for column in t.c if not column.primary_key}
    return added.on_conflict_do_update(index_elements=["deployment_id"], set_=changed)


_WRITE = upsert(_written)


class Plans:
    """Action plans, each by its deployment's id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, deployment: int) -> ActionPlan:
        """The plan of a deployment; of two who change it at once, the second waits here."""
        row = run(self._connection, _ONE, {"deployment": deployment}).first()
        return plan_of_row(row) if row else ActionPlan(deployment)

    def some(self, deployments: Iterable[int]) -> dict[int, ActionPlan]:
        """The plans of these deployments of which something is kept, by deployment."""
        wanted = select(t).where(t.c.deployment_id.in_(sorted(set(deployments))))
        return {row.deployment_id: plan_of_row(row) for row in self._connection.execute(wanted)}

    def write(self, plan: ActionPlan) -> ActionPlan:
        """Keeps a plan as its next version; gives it as it stands then."""
        newer = replace(plan, version=plan.version + 1)
        run(self._connection, _WRITE, _columns(newer))
        return newer

    def keep_days(self, plan: ActionPlan) -> None:
        """Keeps the days of a plan: whoever has read it has read it all the same."""
        run(self._connection, _WRITE, _columns(replace(plan, version=max(plan.version, 1))))

    def objective(self, id_: int) -> tuple[int, Objective] | None:
        """An objective, closed or not, with its deployment's id."""
        row = self._connection.execute(select(objectives).where(objectives.c.id == id_)).first()
        return (row.deployment_id, _AIMS.from_row(row)) if row else None

    def add_objective(self, deployment: int, new: Objective) -> int:
        """Adds an objective at the first place that is free, whatever its own; gives its id."""
        rows = select(objectives.c.position).where(objectives.c.deployment_id == deployment)
        taken = set(self._connection.execute(rows).scalars())
        place = next(n for n in range(1, len(taken) + 2) if n not in taken)
        row = _aim_columns(new) | {"deployment_id": deployment, "position": place}
        added = insert(objectives).values(row).returning(objectives.c.id)
        return int(self._connection.execute(added).scalar_one())

    def change_objective(
        self, before: Objective, after: Objective, person: int, now: datetime
    ) -> None:
        """Keeps an objective as it is from now on, and as it was before."""
        kept = jsonable(_AIMS.columns(before))
        row = {"objective_id": before.id, "at": now, "by_id": person, "kept": kept}
        self._connection.execute(insert(objective_versions).values(row))
        changed = update(objectives).where(objectives.c.id == before.id)
        self._connection.execute(changed.values(_aim_columns(after)))

    def delete_objective(self, id_: int) -> None:
        """Deletes an objective that no record names, with its earlier wordings."""
        earlier = objective_versions.c.objective_id == id_
        self._connection.execute(delete(objective_versions).where(earlier))
        self._connection.execute(delete(objectives).where(objectives.c.id == id_))

    def named_by_records(self, deployment: int) -> frozenset[int]:
        """The objectives of a deployment that a record names, deleted ones among these."""
        named = select(visits.c.objective_id).where(
            visits.c.deployment_id == deployment, visits.c.objective_id.is_not(None)
        )
        return frozenset(self._connection.execute(named.distinct()).scalars())

    def earlier(self, objective: int) -> list[EarlierObjective]:
        """An objective as it stood before each change, the newest first."""
        v = objective_versions
        rows = select(v).where(v.c.objective_id == objective).order_by(v.c.id.desc())
        return [
            EarlierObjective(_AIMS.from_json(row.kept), row.at, row.by_id)
            for row in self._connection.execute(rows)
        ]

    def last_changed(self, deployment: int) -> tuple[int, datetime] | None:
        """Who changed an objective of a deployment last, and when; None where nobody did."""
        v = objective_versions
        row = self._connection.execute(
            select(v.c.by_id, v.c.at)
            .join(objectives, objectives.c.id == v.c.objective_id)
            .where(objectives.c.deployment_id == deployment)
            .order_by(v.c.id.desc())
            .limit(1)
        ).first()
        return (row.by_id, row.at) if row else None


def plan_of_row(row: Row[Any]) -> ActionPlan:
    """The plan that a row holds."""
    noted = None
    if row.noted_how and row.noted_on and row.agreed_by:
        noted = Noted(NotedHow(row.noted_how), row.noted_on, row.agreed_by)
    return ActionPlan(
        deployment=row.deployment_id,
        remind_on=row.remind_on,
        due=row.due,
        shared_at=row.shared_at,
        shared_by=row.shared_by,
        agreed_at=row.agreed_at,
        agreed_by=row.agreed_by,
        noted=noted,
        asks_again_at=row.asks_again_at,
        change_asked=row.change_asked,
        change_asked_at=row.change_asked_at,
        change_asked_by=row.change_asked_by,
        version=row.version,
    )


def _columns(plan: ActionPlan) -> dict[str, object]:
    rank, by = plan.place()
    return {
        "rank": rank,
        "by": by,
        "deployment_id": plan.deployment,
        "remind_on": plan.remind_on,
        "due": plan.due,
        "shared_at": plan.shared_at,
        "shared_by": plan.shared_by,
        "agreed_at": plan.agreed_at,
        "agreed_by": plan.agreed_by,
        "noted_how": plan.noted.how if plan.noted else "",
        "noted_on": plan.noted.on if plan.noted else None,
        "asks_again_at": plan.asks_again_at,
        "change_asked": plan.change_asked,
        "change_asked_at": plan.change_asked_at,
        "change_asked_by": plan.change_asked_by,
        "version": plan.version,
    }


def _aim_columns(objective: Objective) -> dict[str, Any]:
    """What may change of an objective: neither its id nor its place."""
    columns = _AIMS.columns(objective)
    return {name: value for name, value in columns.items() if name not in ("id", "position")}
