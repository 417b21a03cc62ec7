"""The statements that read planned visits, support and next steps, to prompt people for them."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select

from domain.people.people import Role
from domain.support.deployments import RUNNING
from domain.visits.planned_visits import PlannedState
from storage.engine.prepared import Prepared, among
from storage.tables.people import organisations, people, roles
from storage.tables.support import deployment_leaders, deployments
from storage.tables.visits import next_steps, planned_visits, visits

_p, _d, _s, _led = planned_visits, deployments, next_steps, deployment_leaders
_RUNNING = among(_d.c.status, RUNNING)


def _by(statement: Select[Any], who: ColumnElement[int]) -> tuple[Prepared, Prepared]:
    """A statement for everybody, and the same for one `person`: each has its own index."""
    return Prepared(statement), Prepared(statement.where(who == bindparam("person")))


_PLANNED = (
    select(_p, organisations.c.name.label("school"), _d.c.focus, _d.c.status.label("support"))
    .join(_d, _d.c.id == _p.c.deployment_id)
    .join(organisations, organisations.c.id == _d.c.organisation_id)
)
DUE_PLANNED = _by(
    _PLANNED.where(
        _p.c.state == PlannedState.PLANNED,
        _p.c.on.between(bindparam("earliest"), bindparam("latest")),
        _p.c.removed.is_(False),
        _RUNNING,
    ),
    _p.c.leader_id,
)
ONE_PLANNED = Prepared(_PLANNED.where(_p.c.id == bindparam("id")))

_STEP = (
    select(_s, organisations.c.name.label("school"), _led.c.person_id, _d.c.status.label("support"))
    .join(_d, _d.c.id == _s.c.deployment_id)
    .join(organisations, organisations.c.id == _d.c.organisation_id)
    .join(_led, _led.c.deployment_id == _d.c.id)
)
DUE_STEPS = _by(
    _STEP.where(
        _s.c.by <= bindparam("latest"),
        _s.c.closed_at.is_(None),
        _s.c.removed.is_(False),
        _RUNNING,
    ),
    _led.c.person_id,
)
ONE_STEP = Prepared(_STEP.where(_s.c.id == bindparam("id")))

# The records of a deployment, of visits that happened or not.
_OF_IT = and_(visits.c.deployment_id == _d.c.id, visits.c.deleted_at.is_(None))
_NEWEST = select(func.max(visits.c.on)).where(_OF_IT, visits.c.happened).scalar_subquery()
_SUPPORT = (
    select(
        _d.c.id,
        _d.c.focus,
        _d.c.start,
        _d.c.agreed_on,
        _d.c.first_contact_on,
        _d.c.clock_from,
        _d.c.status.label("support"),
        _NEWEST.label("newest"),
        exists().where(_OF_IT).label("recorded"),
        organisations.c.name.label("school"),
        _led.c.person_id,
    )
    .join(organisations, organisations.c.id == _d.c.organisation_id)
    .join(_led, _led.c.deployment_id == _d.c.id)
)
# Support that has not ended, and was not visited lately. One row for each leader.
QUIET = _by(
    _SUPPORT.where(
        _RUNNING,
        or_(_d.c.end.is_(None), _d.c.end >= bindparam("latest")),
        ~exists().where(_OF_IT, visits.c.happened, visits.c.on > bindparam("seen_since")),
    ),
    _led.c.person_id,
)
ONE_SUPPORT = Prepared(_SUPPORT.where(_d.c.id == bindparam("id")))

# Leaders and the days on which they are out, by the organisation that employs them: where they hold
# the role of a leader.
OUT = Prepared(
    select(roles.c.organisation_id, people.c.id, people.c.name, _p.c.on)
    .join(_d, _d.c.id == _p.c.deployment_id)
    .join(people, and_(people.c.id == _p.c.leader_id, people.c.left_at.is_(None)))
    .join(roles, and_(roles.c.person_id == people.c.id, roles.c.role == Role.LEADER))
    .where(
        _p.c.state == PlannedState.PLANNED,
        _p.c.on.between(bindparam("first"), bindparam("last")),
        _p.c.removed.is_(False),
        roles.c.organisation_id.is_not(None),
        _RUNNING,
    )
    .distinct()
    .order_by(people.c.name, people.c.id, _p.c.on)
)
