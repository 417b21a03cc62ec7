"""Statements that SQLite's driver runs give what SQLAlchemy would, for every type we keep."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Integer,
    MetaData,
    Table,
    bindparam,
    case,
    insert,
    or_,
    select,
    true,
)
from sqlalchemy.exc import IntegrityError, InvalidRequestError

from storage.engine.prepared import Prepared, run, run_all
from storage.engine.sqlite import writing
from storage.tables.metadata import Quarters, UtcDateTime
from tests.make import NOW

things = Table(
    "things",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime),
    Column("on", Date),
    Column("days", Quarters),
    Column("sure", Boolean),
    Column("said", JSON),
)
ADD = Prepared(insert(things))
ALL = Prepared(select(things).order_by(things.c.id))
ONE = Prepared(select(things).where(things.c.id == bindparam("thing")))
SOME = Prepared(
    select(things.c.id)
    .where(things.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(things.c.id)
)
WHOLE: dict[str, Any] = {
    "id": 1,
    "at": NOW,
    "on": date(2026, 11, 23),
    "days": Fraction(5, 4),
    "sure": True,
    "said": {"words": ["“Grüße”"]},
}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """A connection to a file with one table."""
    engine = writing(tmp_path / "things.db")
    with engine.begin() as made:
        things.create(made)
    with engine.connect() as made:
        yield made
    engine.dispose()


def test_values_come_back_as_they_went_in(connection: Connection) -> None:
    run(connection, ADD, WHOLE)
    run(connection, ADD, {"id": 2})
    assert [row._asdict() for row in run(connection, ALL)] == [
        WHOLE,
        dict.fromkeys(WHOLE, None) | {"id": 2},
    ]


def test_sqlalchemy_reads_what_the_driver_wrote_and_the_other_way(connection: Connection) -> None:
    run(connection, ADD, WHOLE)
    connection.execute(insert(things), WHOLE | {"id": 2})
    by_sqlalchemy = connection.execute(select(things).order_by(things.c.id)).all()
    assert [tuple(row) for row in by_sqlalchemy] == run(connection, ALL).all()
    assert by_sqlalchemy[0][1:] == by_sqlalchemy[1][1:]


def test_a_time_is_kept_in_utc_and_a_naive_one_is_refused(connection: Connection) -> None:
    run(
        connection,
        ADD,
        {"id": 1, "at": datetime(2026, 11, 23, 16, tzinfo=timezone(timedelta(hours=2)))},
    )
    assert run(connection, ONE, {"thing": 1}).one().at == datetime(2026, 11, 23, 14, tzinfo=UTC)
    with pytest.raises(ValueError, match="without its zone"):
        run(connection, ADD, {"id": 2, "at": datetime(2026, 11, 23)})  # noqa: DTZ001 - what is refused


def test_a_list_of_values_is_left_to_sqlalchemy(connection: Connection) -> None:
    run_all(connection, ADD, [{"id": 1}, {"id": 2}, {"id": 3}])
    assert [row.id for row in run(connection, SOME, {"ids": [3, 1]})] == [1, 3]
    assert run(connection, SOME, {"ids": []}).first() is None


@pytest.mark.parametrize("word", ["plain", "O'Brien's", "who?", "a : b", "%s %", "“Grüße”"])
def test_a_constant_is_the_same_whether_it_is_written_in_the_sql_or_not(
    connection: Connection, word: str
) -> None:
    chosen = case((things.c.sure, word), else_="other").label("word")
    statement = select(things.c.id, chosen).where(
        things.c.id == bindparam("thing"),
        or_(things.c.sure == true(), chosen == word),
        things.c.on == date(2026, 11, 23),
    )
    run(connection, ADD, WHOLE)
    found = run(connection, Prepared(statement), {"thing": 1}).all()
    assert [tuple(row) for row in found] == [(1, word)]
    assert found == [tuple(row) for row in connection.execute(statement, {"thing": 1})]


def test_a_missing_value_and_one_too_many_rows_are_errors(connection: Connection) -> None:
    run_all(connection, ADD, [{"id": 1}, {"id": 2}])
    with pytest.raises(InvalidRequestError, match="thing"):
        run(connection, ONE)
    with pytest.raises(ValueError, match="too many"):
        run(connection, ALL).one()


def test_a_statement_joins_the_transaction_or_begins_one(connection: Connection) -> None:
    assert not connection.in_transaction()
    run(connection, ADD, {"id": 1})
    with pytest.raises(IntegrityError):
        run(connection, ADD, {"id": 1})
    connection.rollback()
    assert run(connection, ALL).all() == []


def test_nothing_is_written_after_sqlite_ended_the_transaction_by_itself(
    connection: Connection,
) -> None:
    """As a full disk does: what is written then would be kept at once, though the unit fails."""
    run(connection, ADD, WHOLE)
    driver = connection.connection.dbapi_connection
    assert driver is not None
    driver.cursor().execute("ROLLBACK")
    with pytest.raises(InvalidRequestError):
        run(connection, ADD, WHOLE | {"id": 2})
    assert not driver.in_transaction
    asked = driver.cursor()
    asked.execute("SELECT count(*) FROM things")
    assert asked.fetchone() == (0,)
