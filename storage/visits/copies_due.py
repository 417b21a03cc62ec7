"""The contacts to whom copies that are due are sent, each with the chat last used."""

from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, or_, select

from domain.people.people import Role
from domain.visits.copies import Recipient
from storage.delivery.conversations import OPEN_CHAT
from storage.tables.delivery import conversations
from storage.tables.people import people, roles
from storage.tables.support import deployments
from storage.tables.visits import copies, visits

# The copies first, which are few: either database might begin with all contacts.
_COPIES = (
    select(
        copies.c.visit_id,
        visits.c.version,
        copies.c.version.label("put"),
        visits.c.leader_id,
        visits.c.deployment_id,
    )
    .join(visits, visits.c.id == copies.c.visit_id)
    .where(
        # Of all that was ever due, by its index.
        copies.c.waits,
        copies.c.due_at >= bindparam("since"),
        copies.c.due_at <= bindparam("now"),
        visits.c.deleted_at.is_(None),
        or_(copies.c.version.is_(None), copies.c.version != visits.c.version),
    )
    .cte("copies_due")
    .prefix_with("MATERIALIZED")
)
_c = _COPIES.c
# Contacts with their chats, the one last used first. The record's own leader gets no copy, even as
# a contact.
_DUE = (
    select(
        _c.visit_id,
        _c.version,
        _c.put,
        people.c.id.label("person"),
        conversations.c.id.label("conversation"),
    )
    .join(deployments, deployments.c.id == _c.deployment_id)
    .join(
        roles,
        and_(
            roles.c.organisation_id == deployments.c.organisation_id,
            roles.c.role == Role.SCHOOL_CONTACT,
        ),
    )
    .join(
        people,
        and_(
            people.c.id == roles.c.person_id,
            people.c.left_at.is_(None),
            people.c.id != _c.leader_id,
        ),
    )
    .outerjoin(
        conversations,
        and_(
            conversations.c.person_id == people.c.id,
            *OPEN_CHAT,
        ),
    )
    .order_by(_c.visit_id, people.c.id, conversations.c.serial.desc())
)


def due(connection: Connection, now: datetime, since: datetime) -> list[Recipient]:
    """Each contact of each copy that is due, by record; some have no chat."""
    found: dict[tuple[int, int], Recipient] = {}
    for row in connection.execute(_DUE, {"now": now, "since": since}):
        to = Recipient(row.visit_id, row.version, row.put, row.person, row.conversation or "")
        found.setdefault((to.visit, to.person), to)
    return list(found.values())
