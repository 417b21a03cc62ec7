"""The audit cannot be changed, nor deleted before its time, by whoever has the bot's connection."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from storage.engine import postgres
from storage.engine.sqlite import writing
from storage.migrations import migrate, move
from storage.store import Store
from storage.tables.keeping import Term, keeping_of
from storage.tables.operations import AUDITED, audit
from tests.databases import Places

DAY = timedelta(days=1)
MONTH = 31 * DAY
# The database goes by its own clock.
CLOCK = datetime.now(UTC).replace(minute=0)


def add(connection: Connection, age: timedelta) -> int:
    """The id of a line of that age."""
    line = {"at": CLOCK - age, "verb": "visit.saved", "subject": "visit:1", "fields": {}}
    return int(connection.execute(insert(audit).values(line).returning(audit.c.id)).scalar_one())


def lines(connection: Connection) -> int:
    """How many lines there are."""
    return int(connection.execute(select(func.count()).select_from(audit)).scalar_one())


def refused(connection: Connection, statement: object) -> bool:
    """Whether the database itself refuses a statement."""
    with pytest.raises(DBAPIError, match="a line of the audit"), connection.begin_nested():
        connection.execute(statement)  # type: ignore[call-overload]
    return True


@pytest.mark.parametrize("age", [timedelta(), 400 * DAY, AUDITED + 400 * DAY], ids=str)
def test_no_line_of_any_age_is_changed(store: Store, age: timedelta) -> None:
    connection = store._connection
    id_ = add(connection, age)
    assert refused(connection, update(audit).where(audit.c.id == id_).values(verb="visit.read"))
    assert refused(connection, update(audit).values(person_id=None))
    assert connection.execute(select(audit.c.verb)).scalar_one() == "visit.saved"


@pytest.mark.parametrize("age", [-400 * DAY, timedelta(), AUDITED - MONTH - DAY], ids=str)
def test_no_line_is_deleted_before_its_time(store: Store, age: timedelta) -> None:
    connection = store._connection
    id_ = add(connection, age)
    assert refused(connection, delete(audit))
    assert refused(connection, delete(audit).where(audit.c.id == id_))
    assert lines(connection) == 1


def test_no_line_is_put_in_the_place_of_another(store: Store) -> None:
    connection = store._connection
    id_ = add(connection, timedelta())
    other = f"({id_}, '2026-01-01 00:00:00', 'other', 'x', '{{}}')"
    columns = "audit (id, at, verb, subject, fields)"
    if connection.dialect.name == "sqlite":
        assert refused(connection, text(f"REPLACE INTO {columns} VALUES {other}"))
    change = f"INSERT INTO {columns} VALUES {other} ON CONFLICT (id) DO UPDATE SET verb = 'other'"
    assert refused(connection, text(change))
    assert connection.execute(select(audit.c.verb)).scalar_one() == "visit.saved"


def test_all_lines_at_once_do_not_go(store: Store) -> None:
    connection = store._connection
    add(connection, timedelta())
    emptied = "DELETE FROM audit" if connection.dialect.name == "sqlite" else "TRUNCATE audit"
    assert refused(connection, text(emptied))


def test_the_purge_ends_those_whose_time_is_over(store: Store) -> None:
    for age in (AUDITED + DAY, AUDITED - DAY, timedelta()):
        add(store._connection, age)
    store.purge(CLOCK, ())
    assert lines(store._connection) == 2
    stated = keeping_of(audit).stays
    assert isinstance(stated, Term) and stated.lasts == AUDITED


def test_a_migration_back_and_there_again_keeps_lines_and_what_guards_them(places: Places) -> None:
    place = places.bare()
    path = Path(place.url.removeprefix("sqlite:///"))
    engine: Engine = writing(path) if place.sqlite else postgres.engine(place.url)
    migrate(engine)
    with engine.begin() as connection:
        add(connection, timedelta())
    move(engine, "downgrade", "0003")
    migrate(engine)
    with engine.begin() as connection:
        assert lines(connection) == 1
        assert refused(connection, delete(audit))
    engine.dispose()
