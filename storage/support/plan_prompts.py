"""What of action plans people are prompted for: plans that wait, and days of open objectives."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from domain.people.people import Role
from domain.support.action_plans import OPEN, ActionPlan, DatedObjective
from domain.support.deployments import RUNNING, Objective
from storage.engine.fields import Fields
from storage.support.plans import plan_of_row
from storage.support.scopes import led_by
from storage.tables.people import roles
from storage.tables.plans import plans as t
from storage.tables.support import deployments, objectives

_AIMS = Fields(Objective)
_RUNS = deployments.c.status.in_(RUNNING)
# A plan's second day for contacts is some school days after it was shared, which holidays stretch.
LONGEST_WAIT = timedelta(days=70)


class PlanPrompts:
    """Plans and objectives whose days have come."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, first: date, last: date, person: int | None = None) -> list[ActionPlan]:
        """Plans that are not agreed, to be told of from `first` to `last`.

        They are those whose days lie there, or that were shared lately: the rule decides on each.
        With a person they are of support that it leads, or of schools for which it answers.
        """
        since = datetime.combine(first - LONGEST_WAIT, time(), UTC)
        coming = or_(t.c.remind_on.between(first, last), t.c.due.between(first, last))
        found = (
            select(t)
            .join(deployments, deployments.c.id == t.c.deployment_id)
            .where(t.c.rank == OPEN, or_(coming, t.c.shared_at >= since), _RUNS)
            .order_by(t.c.deployment_id)
        )
        if person is not None:
            found = found.where(_concerns(person))
        return [plan_of_row(row) for row in self._connection.execute(found)]

    def dated(self, first: date, last: date, person: int | None = None) -> list[DatedObjective]:
        """Open objectives with a day from `first` to `last`, of a leader or (None) of everybody."""
        o = objectives.c
        on = or_(o.milestone_by.between(first, last), o.by.between(first, last))
        where = and_(o.closed_on.is_(None), on, _RUNS)
        if person is not None:
            where = and_(where, deployments.c.id.in_(led_by(person)))
        found = (
            select(objectives)
            .join(deployments, deployments.c.id == o.deployment_id)
            .where(where)
            .order_by(o.id)
        )
        return [
            DatedObjective(row.deployment_id, _AIMS.from_row(row))
            for row in self._connection.execute(found)
        ]


def _concerns(person: int) -> ColumnElement[bool]:
    """The condition that support is led by a person, or given where it is a contact."""
    answers = select(roles.c.organisation_id).where(
        roles.c.person_id == person, roles.c.role == Role.SCHOOL_CONTACT
    )
    return or_(deployments.c.id.in_(led_by(person)), deployments.c.organisation_id.in_(answers))
