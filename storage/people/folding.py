"""Two organisations that become one: all that refers to the first goes to its successor."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, select, true, update

from domain.people.organisations import OrganisationKind
from domain.prompts.calendar import calendar_name
from storage.funding import grants
from storage.prompts.calendars import Calendars
from storage.tables.metadata import metadata
from storage.tables.people import organisations as t
from storage.tables.people import roles, urns
from storage.tables.support import deployments

_other = roles.alias("other")
# Roles that a person would hold twice at the successor.
_TWICE = delete(roles).where(
    roles.c.organisation_id == bindparam("old"),
    exists().where(
        _other.c.person_id == roles.c.person_id,
        _other.c.role == roles.c.role,
        _other.c.organisation_id == bindparam("new"),
    ),
)
# Of the two main contacts the successor's stays.
_ONE_MAIN = (
    update(roles)
    .where(
        roles.c.organisation_id == bindparam("old"),
        exists().where(_other.c.organisation_id == bindparam("new"), _other.c.main),
    )
    .values(main=~true())
)
_OLD_URN = select(t.c.urn).where(t.c.id == bindparam("old")).scalar_subquery()
# Whatever was made under a school that is about to become one with another stays so.
_MADE_UNDER = [
    update(table)
    .where(table.c.organisation_id == bindparam("old"), table.c.former.is_(None))
    .values(former=_OLD_URN)
    for table in (urns, deployments)
]


def fold(connection: Connection, old: int, new: int) -> None:
    """Moves whatever refers to one organisation to another, and deletes the first."""
    for joined in (_ONE_MAIN, _TWICE):
        connection.execute(joined, {"old": old, "new": new})
    grants.join_lines(connection, old, new)
    for made_under in _MADE_UNDER:
        connection.execute(made_under, {"old": old})
    Calendars(connection).rename(
        calendar_name(OrganisationKind.SCHOOL, old), calendar_name(OrganisationKind.SCHOOL, new)
    )
    for column in _pointing():
        moved = update(column.table).where(column == old).values({column.name: new})
        connection.execute(moved)
    connection.execute(delete(t).where(t.c.id == old))


def _pointing() -> Iterable[Any]:
    """Every column that refers to an organisation, whatever its table."""
    return [
        fk.parent
        for table in metadata.sorted_tables
        for fk in table.foreign_keys
        if fk.column is t.c.id
    ]
