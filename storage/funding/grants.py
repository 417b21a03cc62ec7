"""Grants as files and officers state them, in and out of their tables."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, insert, select, update

from domain.funding.grants import Grant, GrantKind, GrantLine
from storage.tables.funding import grant_lines
from storage.tables.funding import grants as t

_ALL = select(t).order_by(t.c.id)
_LINES = select(grant_lines).order_by(grant_lines.c.grant_id, grant_lines.c.organisation_id)
_ADD = insert(t).returning(t.c.id)
_CHANGE = update(t).where(t.c.id == bindparam("grant"))
_UNDRAW = delete(grant_lines).where(grant_lines.c.grant_id == bindparam("grant"))
_DRAW = insert(grant_lines)
_OLD_LINES = select(grant_lines).where(grant_lines.c.organisation_id == bindparam("old"))
_SAME_LINE = select(grant_lines.c.amount).where(
    grant_lines.c.grant_id == bindparam("grant"), grant_lines.c.organisation_id == bindparam("new")
)


def everything(connection: Connection) -> list[Grant]:
    """Every grant, in the order they were made."""
    return read(connection, _ALL, _LINES)


def some(connection: Connection, ids: Iterable[int]) -> dict[int, Grant]:
    """Those grants by id."""
    wanted = sorted(set(ids))
    lines = _LINES.where(grant_lines.c.grant_id.in_(wanted))
    found = read(connection, _ALL.where(t.c.id.in_(wanted)), lines) if wanted else []
    return {grant.id: grant for grant in found}


def read(connection: Connection, wanted: Select[Any], lines: Select[Any]) -> list[Grant]:
    """The grants of a select of whole rows, each with those of its lines that `lines` has."""
    drawn: dict[int, list[GrantLine]] = {}
    for row in connection.execute(lines):
        drawn.setdefault(row.grant_id, []).append(GrantLine(row.organisation_id, row.amount))
    return [_grant(row, drawn.get(row.id, [])) for row in connection.execute(wanted)]


def write(connection: Connection, grant: Grant) -> int:
    """Adds or changes a grant by its id; gives its id."""
    row = _columns(grant)
    if grant.id < 0:
        id_ = int(connection.execute(_ADD, row).scalar_one())
    else:
        id_ = grant.id
        connection.execute(_CHANGE.values(row), {"grant": id_})
    connection.execute(_UNDRAW, {"grant": id_})
    if grant.lines:
        rows = [
            {"grant_id": id_, "organisation_id": line.organisation, "amount": line.amount}
            for line in grant.lines
        ]
        connection.execute(_DRAW, rows)
    return id_


def join_lines(connection: Connection, old: int, new: int) -> None:
    """Adds a school's lines to those of the school with which it became one."""
    for line in connection.execute(_OLD_LINES, {"old": old}).all():
        same = connection.execute(_SAME_LINE, {"grant": line.grant_id, "new": new}).first()
        if same is None:
            continue
        # A part that was not stated stays so: the sum of it and another is not known.
        amount = None if None in (same.amount, line.amount) else same.amount + line.amount
        of = grant_lines.c.grant_id == line.grant_id
        connection.execute(delete(grant_lines).where(of, grant_lines.c.organisation_id == old))
        kept = update(grant_lines).where(of, grant_lines.c.organisation_id == new)
        connection.execute(kept.values(amount=amount))


def _grant(row: Row[Any], lines: list[GrantLine]) -> Grant:
    return Grant(
        id=row.id,
        reference=row.reference,
        programme=row.programme,
        holder=row.holder_id,
        school_year=row.school_year,
        kind=GrantKind(row.kind),
        amount=row.amount,
        carried_from=row.carried_from,
        awarded_on=row.awarded_on,
        spend_by=row.spend_by,
        interim_due=row.interim_due,
        final_due=row.final_due,
        lines=tuple(lines),
        ended_on=row.ended_on,
        ended_why=row.ended_why,
    )


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
        "spend_by": grant.spend_by,
        "interim_due": grant.interim_due,
        "final_due": grant.final_due,
        "ended_on": grant.ended_on,
        "ended_why": grant.ended_why,
    }
