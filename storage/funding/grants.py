"""Grants as files state them, in and out of their table."""

from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.funding.grants import Grant, GrantKind
from storage.tables.funding import grants as t

_ALL = select(t).order_by(t.c.id)
_ADD = insert(t).returning(t.c.id)
_CHANGE = update(t).where(t.c.id == bindparam("grant"))


def everything(connection: Connection) -> list[Grant]:
    """Every grant, in the order they were made."""
    return [
        Grant(
            id=row.id,
            reference=row.reference,
            programme=row.programme,
            holder=row.holder_id,
            school_year=row.school_year,
            kind=GrantKind(row.kind),
            amount=row.amount,
            carried_from=row.carried_from,
            awarded_on=row.awarded_on,
        )
        for row in connection.execute(_ALL)
    ]


def write(connection: Connection, grant: Grant) -> int:
    """Adds or changes a grant by its id; gives its id."""
    row = _columns(grant)
    if grant.id < 0:
        return int(connection.execute(_ADD, row).scalar_one())
    connection.execute(_CHANGE.values(row), {"grant": grant.id})
    return grant.id


def _columns(grant: Grant) -> dict[str, Any]:
    return {
        "reference": grant.reference,
        "programme": grant.programme,
        "holder_id": grant.holder,
        "school_year": grant.school_year,
        "kind": grant.kind,
        "amount": grant.amount,
        "carried_from": grant.carried_from,
        "awarded_on": grant.awarded_on,
    }
