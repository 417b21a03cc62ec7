"""Rows of people, with a row for each role, and the person that they make."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from domain.people.people import Person
from storage.people.stated import appointments_in
from storage.tables.people import people as t
from storage.tables.people import roles

# One row for each role that a person holds, or one without a role.
WHOLE = select(
    t.c.id,
    t.c.name,
    t.c.email,
    t.c.locale,
    t.c.zone,
    t.c.left_at,
    t.c.sending_at,
    t.c.working_days,
    t.c.away_until,
    roles.c.role,
    roles.c.organisation_id,
).outerjoin(roles, roles.c.person_id == t.c.id)
# Who left finds no way in: neither by account nor by address.
HERE = t.c.left_at.is_(None)


def person_in(rows: Sequence[Row[Any]]) -> Person:
    """The person of these rows, at least one."""
    r = rows[0]
    return Person(
        id=r.id,
        name=r.name,
        email=r.email,
        appointments=appointments_in(rows),
        locale=r.locale,
        zone=r.zone,
        left=r.left_at is not None,
        sending_at=r.sending_at,
        working_days=r.working_days,
        away_until=r.away_until,
    )
