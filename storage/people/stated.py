"""People as the roster's files state them, in and out of their tables."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from domain.operations.imports import Entry
from domain.people.people import Appointment, Role
from storage.tables.people import people as t
from storage.tables.people import roles

_ALL = (
    select(t, roles.c.role, roles.c.organisation_id)
    .outerjoin(roles, roles.c.person_id == t.c.id)
    .order_by(t.c.id)
)
_ID_OF = select(t.c.id).where(t.c.email == bindparam("email"))
_ADD = insert(t).returning(t.c.id)
_CHANGE = update(t).where(t.c.id == bindparam("person"))
_ROLES = select(roles).where(roles.c.person_id == bindparam("person"))


def everything(connection: Connection) -> list[Entry]:
    """Everybody, those who left as well, in the order in which they were added."""
    return [_entry(rows) for rows in grouped(connection.execute(_ALL))]


def id_of(connection: Connection, email: str) -> int | None:
    """The id of whoever has that address, also of one who left."""
    found: int | None = connection.execute(_ID_OF, {"email": address(email)}).scalar()
    return found


def write(connection: Connection, entry: Entry) -> int:
    """Adds or changes the person with that address, roles as a whole; gives the id."""
    row = _columns(entry)
    person = id_of(connection, entry.email)
    if person is None:
        person = int(connection.execute(_ADD, row).scalar_one())
    else:
        connection.execute(_CHANGE.values(row), {"person": person})
    appoint(connection, person, entry.appointments)
    return person


def appoint(connection: Connection, person: int, appointments: Iterable[Appointment]) -> None:
    """Gives the person exactly these roles."""
    missing = set(appointments)
    for row in connection.execute(_ROLES, {"person": person}).all():
        held = Appointment(Role(row.role), row.organisation_id)
        if held in missing:
            missing.discard(held)
        else:
            connection.execute(delete(roles).where(roles.c.id == row.id))
    for new in sorted(missing, key=lambda a: (a.role, a.organisation or 0)):
        values = {"person_id": person, "role": new.role, "organisation_id": new.organisation}
        connection.execute(insert(roles), values)


def address(email: str) -> str:
    """An e-mail address as it is kept: in small letters."""
    return email.strip().lower()


def grouped(rows: Iterable[Row[Any]]) -> list[list[Row[Any]]]:
    """The rows of each person: there is one for each role."""
    found: dict[int, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return list(found.values())


def appointments_in(rows: Iterable[Row[Any]]) -> frozenset[Appointment]:
    """The roles in a person's rows."""
    return frozenset(
        Appointment(Role(r.role), r.organisation_id) for r in rows if r.role is not None
    )


def _entry(rows: list[Row[Any]]) -> Entry:
    first = rows[0]
    return Entry(
        id=first.id,
        email=first.email,
        name=first.name,
        appointments=appointments_in(rows),
        specialisms=first.specialisms,
        phases=first.phases,
        free_days=first.free_days,
        working_days=first.working_days,
        left=first.left_at is not None,
    )


def _columns(entry: Entry) -> dict[str, Any]:
    return {
        "email": address(entry.email),
        "name": entry.name,
        "specialisms": entry.specialisms,
        "phases": entry.phases,
        "free_days": entry.free_days,
        "working_days": entry.working_days,
    }
