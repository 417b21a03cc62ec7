"""Programmes and what each asks of its grants, in and out of their tables."""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from domain.funding.contracts import Condition, Requirement
from domain.funding.programmes import Bill, Programme
from domain.support.deployments import CoverPaid
from storage.tables.funding import programmes as t
from storage.tables.funding import requirements

_ALL = select(t).order_by(t.c.name)
_CONDITIONS = (
    select(requirements).where(requirements.c.contract_id.is_(None)).order_by(requirements.c.id)
)


def everything(connection: Connection) -> list[Programme]:
    """Every programme, by name."""
    return [
        Programme(
            name=row.name,
            funder=row.funder,
            cover_paid=CoverPaid(row.cover_paid),
            bill=Bill(row.bill),
            rate=row.rate,
            reimbursement=row.reimbursement,
            fee=row.fee,
            areas=tuple(filter(None, row.areas.split(";"))),
        )
        for row in connection.execute(_ALL)
    ]


def write(connection: Connection, programme: Programme) -> None:
    """Adds a programme, or changes the one of its name, however that is written."""
    known = {Programme(row.name).key: row.id for row in connection.execute(_ALL)}
    row: dict[str, Any] = {
        "name": programme.name,
        "funder": programme.funder,
        "cover_paid": programme.cover_paid,
        "bill": programme.bill,
        "rate": programme.rate,
        "reimbursement": programme.reimbursement,
        "fee": programme.fee,
        "areas": ";".join(programme.areas),
    }
    if programme.key in known:
        connection.execute(update(t).where(t.c.id == known[programme.key]).values(row))
    else:
        connection.execute(insert(t).values(row))


def conditions(connection: Connection) -> list[Condition]:
    """What programmes ask of each of their grants, in the order of the files."""
    return [
        Condition(row.programme, Requirement(row.name, row.days, row.at_least, row.due))
        for row in connection.execute(_CONDITIONS)
    ]


def write_condition(connection: Connection, condition: Condition) -> None:
    """Adds a condition, or puts it in the place of that of its programme and name."""
    wanted, c = condition.requires, requirements.c
    same = (
        c.contract_id.is_(None),
        c.programme == condition.programme,
        c.name == wanted.name,
    )
    row = {"days": wanted.days, "at_least": wanted.at_least, "due": wanted.due}
    changed = connection.execute(update(requirements).where(*same).values(row))
    if not changed.rowcount:
        new = {"programme": condition.programme, "name": wanted.name, **row}
        connection.execute(insert(requirements).values(new))
