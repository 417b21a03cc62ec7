"""Copies that nobody can get: whether one can reach its school, and those that cannot."""

from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, exists, func, select, true, update

from domain.people.people import Role
from domain.visits.copies import CopyReach
from storage.delivery.conversations import OPEN_CHAT
from storage.engine.prepared import Prepared, run
from storage.tables.delivery import conversations
from storage.tables.operations import LIVE, milestones
from storage.tables.people import organisations, people, roles
from storage.tables.support import deployments
from storage.tables.visits import copies as t
from storage.tables.visits import visits

_HAS_CHAT = exists().where(
    conversations.c.person_id == people.c.id,
    *OPEN_CHAT,
)
# Who may get the copies of a school: its contacts, but for the leader of the record.
_CONTACTS = (
    select(people.c.id)
    .join(roles, roles.c.person_id == people.c.id)
    .where(roles.c.role == Role.SCHOOL_CONTACT, people.c.left_at.is_(None))
)
_OF = _CONTACTS.where(
    roles.c.organisation_id == bindparam("organisation"), people.c.id != bindparam("leader")
)
_REACH = Prepared(
    select(
        exists().where(milestones.c.name == bindparam("milestone")).label("live"),
        _OF.exists().label("known"),
        _OF.where(_HAS_CHAT).exists().label("met"),
    )
)
_REACHED = (
    _CONTACTS.join(deployments, deployments.c.organisation_id == roles.c.organisation_id)
    .join(visits, visits.c.deployment_id == deployments.c.id)
    .where(visits.c.id == t.c.visit_id, people.c.id != visits.c.leader_id, _HAS_CHAT)
    .exists()
)
_LIVING = select(visits.c.id).where(visits.c.id == t.c.visit_id, visits.c.deleted_at.is_(None))
_BEGIN = (
    update(t)
    .where(
        t.c.waits,
        t.c.unreached_at.is_(None),
        t.c.version.is_(None),
        t.c.due_at >= bindparam("since"),
        t.c.due_at <= bindparam("now"),
        _LIVING.exists(),
        ~_REACHED,
    )
    .values(unreached_at=bindparam("now"))
    .returning(t.c.visit_id)
)
_END = (
    update(t)
    .where(t.c.waits, t.c.unreached_at.is_not(None), t.c.due_at < bindparam("since"))
    .values(waits=~true())
    .returning(t.c.visit_id)
)
_BY_SCHOOL = (
    select(organisations.c.name, func.count().label("many"))
    .select_from(t)
    .join(visits, and_(visits.c.id == t.c.visit_id, visits.c.deleted_at.is_(None)))
    .join(deployments, deployments.c.id == visits.c.deployment_id)
    .join(organisations, organisations.c.id == deployments.c.organisation_id)
    .where(t.c.waits, t.c.due_at >= bindparam("since"), t.c.unreached_at.is_not(None))
    .group_by(organisations.c.id, organisations.c.name)
    .order_by(func.count().desc(), organisations.c.name, organisations.c.id)
)


def reach(connection: Connection, organisation: int, leader: int) -> CopyReach:
    """Whether a copy of that leader's record can reach somebody of the organisation now."""
    known = {"organisation": organisation, "leader": leader, "milestone": LIVE}
    row = run(connection, _REACH, known).one()
    if not row.live:
        return CopyReach.HELD
    if not row.known:
        return CopyReach.NO_CONTACT
    return CopyReach.GOES if row.met else CopyReach.NO_CHAT


def begin(connection: Connection, now: datetime, since: datetime) -> list[int]:
    """Notes which copies that fell due from `since` on reach nobody; gives their records."""
    found = connection.execute(_BEGIN, {"now": now, "since": since})
    return sorted(row.visit_id for row in found)


def end(connection: Connection, since: datetime) -> list[int]:
    """Has copies wait no more that reached nobody and fell due before; gives their records."""
    return sorted(row.visit_id for row in connection.execute(_END, {"since": since}))


def by_school(connection: Connection, since: datetime) -> list[tuple[str, int]]:
    """The organisations of which nobody gets copies, each with how many fell due from `since` on.

    Those with most come first.
    """
    return [(row.name, row.many) for row in connection.execute(_BY_SCHOOL, {"since": since})]
