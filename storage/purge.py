"""The purge: deletes what has been kept for as long as its table states."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    Executable,
    String,
    Table,
    bindparam,
    delete,
    exists,
    null,
    or_,
    select,
    text,
    tuple_,
    update,
)

from storage.tables import metadata as shared
from storage.tables.keeping import Term, keeping_of

# What is kept for longer than this is looked through in the first minute of an hour only: it is
# many rows, and an hour does not matter.
LOOKED_AT_EACH_TIME = timedelta(days=1)
# A term goes on with further pieces of its rows while there are more, but holds up those who write
# for a second or so at most. So many an hour are 120,000 rows a day.
PIECES = 10
_BEFORE, _FLEETING = "before", "fleeting"


def purge(connection: Connection, now: datetime, zone: ZoneInfo, fleeting: Collection[str]) -> None:
    """Deletes each row, and empties each column, whose term is over.

    Days end as in `zone`. `fleeting` are the kinds of messages whose keys nobody puts again.
    """
    for table in _tables():
        for term in keeping_of(table).terms:
            if term.lasts <= LOOKED_AT_EACH_TIME or now.minute == 0:
                values: dict[str, Any] = {_BEFORE: _before(table, term, now, zone)}
                if _FLEETING in term.only:
                    values[_FLEETING] = list(fleeting)
                _end(connection, _ending(table, term), values, term.most)


@cache
def _tables() -> tuple[Table, ...]:
    """Each table before those that it refers to: a file goes before the work that made it."""
    return tuple(reversed(shared.metadata.sorted_tables))


def _end(connection: Connection, ending: Executable, values: dict[str, Any], most: int) -> None:
    """Ends one piece of a term's rows after another, until no more are over."""
    for _ in range(PIECES):
        if connection.execute(ending, values).rowcount < most:
            return


def _before(table: Table, term: Term, now: datetime, zone: ZoneInfo) -> date:
    if isinstance(table.c[term.since[0]].type, Date):
        return now.astimezone(zone).date() - term.lasts
    return now - term.lasts


@cache
def _ending(table: Table, term: Term) -> Executable:
    keys = table.primary_key.columns
    these = tuple_(*keys).in_(select(*keys).where(*_past(table, term)).limit(term.most))
    if term.columns:
        # The null of SQL: to a column of JSON, None is a value.
        return update(table).where(these).values({name: null() for name in term.columns})
    return delete(table).where(these)


def _past(table: Table, term: Term) -> list[ColumnElement[bool]]:
    conditions = [_over(table.c[name], inclusive=term.inclusive) for name in term.since]
    if term.only:
        conditions.append(_only(term))
    if term.columns:
        conditions.append(or_(*(table.c[name].is_not(None) for name in term.columns)))
    else:
        conditions += _referred_to_by_none(table)
    return conditions


def _over(since: Column[Any], *, inclusive: bool) -> ColumnElement[bool]:
    before = bindparam(_BEFORE, type_=since.type)
    over = since <= before if inclusive else since < before
    # A moment that has not come does not count: a file that nobody accepted goes by its making.
    return or_(since.is_(None), over) if since.nullable else over


def _only(term: Term) -> Any:
    condition = text(f"({term.only})")
    if _FLEETING not in term.only:
        return condition
    return condition.bindparams(bindparam(_FLEETING, expanding=True, type_=String()))


def _referred_to_by_none(table: Table) -> list[ColumnElement[bool]]:
    """Conditions that keep a row while a row of another table refers to it."""
    return [
        ~exists().where(other.c[key.parent.name] == key.column)
        for referring in _tables()
        for key in referring.foreign_keys
        if key.column.table is table
        for other in [referring.alias()]
    ]
