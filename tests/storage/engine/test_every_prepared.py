"""Every prepared statement gives by SQLite's driver what SQLAlchemy gives, row for row.

The test finds the statements, and rows for them: each table gets as many as there are words
that statements compare its columns with, and the row of a number refers to the rows of that
number.
"""

import gc
import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Insert,
    Integer,
    LargeBinary,
    String,
    Time,
    bindparam,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql import visitors
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.elements import BinaryExpression, BindParameter, ColumnClause

import storage
from storage.engine.prepared import Prepared
from storage.engine.sqlite import writing
from storage.tables.metadata import Quarters, UtcDateTime, metadata
from tests import databases
from tests.make import NOW

ROWS = 8
Outcome = tuple[str, list[tuple[Any, ...]], dict[str, list[tuple[Any, ...]]]]


@cache
def statements() -> dict[str, Prepared]:
    """Every prepared statement of the storage by the name of its module and its own."""
    return {
        f"{module.name.removeprefix('storage.')}.{name}": prepared
        for module in pkgutil.walk_packages(storage.__path__, "storage.")
        if "migrations" not in module.name
        for name, value in vars(importlib.import_module(module.name)).items()
        for name, prepared in _within(name, value)
    }


def _within(name: str, value: object) -> Iterator[tuple[str, Prepared]]:
    """The statements that a name of a module stands for."""
    if isinstance(value, Prepared):
        yield name, value
    elif isinstance(value, tuple | list):
        for place, item in enumerate(value):
            yield from _within(f"{name}.{place}", item)
    elif isinstance(value, Mapping) and not name.startswith("__"):
        for key, item in value.items():
            yield from _within(f"{name}.{key}", item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _within(f"{name}.{field.name}", getattr(value, field.name))


def statement_of(prepared: Prepared) -> Any:
    """What is executed on SQLite."""
    found = prepared._statement
    return found["sqlite"] if isinstance(found, Mapping) else found


@cache
def words() -> dict[tuple[str, str], list[str]]:
    """The words with which statements compare a column, by table and column."""
    found: dict[tuple[str, str], set[str]] = {}
    for prepared in statements().values():
        for column, other in _compared(statement_of(prepared)):
            found.setdefault((column.table.name, column.name), set()).update(_words(other))
    return {column: sorted(some) for column, some in found.items()}


def _compared(statement: Any) -> Iterator[tuple[Column[Any], Any]]:
    """Columns of our tables with the value or word that each is compared to."""
    for part in visitors.iterate(statement):
        if isinstance(part, BinaryExpression):
            for column, other in ((part.left, part.right), (part.right, part.left)):
                real = next(iter(getattr(column, "base_columns", ())), None)
                if not isinstance(real, Column) or real.table.name not in metadata.tables:
                    continue
                if isinstance(other, BindParameter | ColumnClause):
                    yield real, other


def _words(other: Any) -> list[str]:
    if isinstance(other, ColumnClause):
        return [other.name.strip("'")] if other.is_literal else []
    some = other.value if isinstance(other.value, list | tuple) else [other.value]
    return [str(word) for word in some if isinstance(word, str)]


def value(column: Column[Any], number: int) -> Any:
    """What the column holds in the row of that number: in some nothing, if that is allowed."""
    if column.nullable and (number + len(column.name)) % 3 == 0:
        return None
    known = words().get((column.table.name, column.name), [])
    return known[number % len(known)] if known else fitting(column.type, number)


def fitting(kind: Any, number: int) -> Any:
    """A value of a type, of its own for each number."""
    of_types: dict[type[Any], Any] = {
        UtcDateTime: NOW + timedelta(hours=number),
        Quarters: Fraction(number + 1, 4),
        Boolean: number % 2 == 0,
        Date: date(2026, 11, 20) + timedelta(days=number),
        Time: time(9, number),
        Integer: number + 1,
        JSON: {"number": number},
        LargeBinary: bytes([number]),
    }
    return of_types.get(type(kind), str(number + 1))


def given(prepared: Prepared, number: int, connection: Connection) -> dict[str, Any]:
    """Values for a statement: those that find the row of that number, and others to be put."""
    statement = statement_of(prepared)
    binds = statement.compile(dialect=connection.dialect).binds
    compared = {bind.key: column for column, bind in _compared(statement)}
    put = {bind.key: column for column, bind in _put(statement)}
    found = {}
    for name, bind in binds.items():
        if not bind.required:
            continue
        if name in put:
            one = _new(put[name], number)
        elif name in compared:
            one = _about(value(compared[name], number), number)
        else:
            one = fitting(bind.type, (number + 1) % ROWS)
        found[name] = [one] if bind.expanding else one
    return found


def _put(statement: Any) -> Iterator[tuple[Column[Any], BindParameter[Any]]]:
    """The columns that an INSERT puts, with the value of each; all of them where it names none."""
    if not isinstance(statement, Insert):
        return
    values: Mapping[Any, Any] = statement._values or {}
    for column in statement.table.columns:
        value = values.get(column, values.get(column.name))
        if value is None and not values:
            value = bindparam(column.name)
        if isinstance(column, Column) and isinstance(value, BindParameter):
            yield column, value


def _new(column: Column[Any], number: int) -> Any:
    """What the row of that number holds, or of each second number something that no row holds."""
    if number % 2 or column.foreign_keys or not isinstance(column.type, Integer | String):
        return value(column, number)
    return fitting(column.type, 2 * ROWS + number)


def _about(held: Any, number: int) -> Any:
    """A moment or day before, at or after that of the row; anything else as it is."""
    return held + timedelta(days=number % 3 - 1) if isinstance(held, date) else held


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection to a file with rows in every table; what a test writes is undone by it."""
    path = Path(databases.empty_file(tmp_path_factory.mktemp("every")))
    engine = writing(path)
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = [{c.name: value(c, n) for c in table.columns} for n in range(ROWS)]
            connection.execute(insert(table), rows)
        connection.commit()
        yield connection
    engine.dispose()


def outcome(connection: Connection, prepared: Prepared, values: Any, *, driver: bool) -> Outcome:
    """What a statement gave, or its error's name, and the table that it changed; undone after."""
    statement = statement_of(prepared)
    problem, rows = "", []
    try:
        if driver:
            rows = [tuple(row) for row in prepared.run(connection, values)]
        else:
            result = connection.execute(statement, values)
            rows = [tuple(row) for row in result] if result.returns_rows else []
    except IntegrityError as error:
        problem = type(error).__name__
    changed = {}
    if isinstance(statement, UpdateBase) and not problem:
        table: Any = statement.table
        changed[table.name] = [tuple(row) for row in connection.execute(select(table))]
    connection.rollback()
    return problem, rows, changed


def test_every_statement_is_found() -> None:
    """One that no name of a module leads to would be left out."""
    named = {id(prepared) for prepared in statements().values()}
    ours = [
        prepared
        for prepared in gc.get_objects()
        if isinstance(prepared, Prepared)
        and {t.name for t in _tables(statement_of(prepared))} <= set(metadata.tables)
    ]
    assert [p for p in ours if id(p) not in named] == []


def _tables(statement: Any) -> set[Any]:
    return {
        part
        for part in visitors.iterate(statement)
        if getattr(part, "__visit_name__", "") == "table"
    }


@pytest.mark.parametrize("name", sorted(statements()))
def test_the_driver_gives_what_sqlalchemy_gives(name: str, filled: Connection) -> None:
    prepared = statements()[name]
    for number in range(ROWS):
        values = given(prepared, number, filled)
        by_driver, by_sqlalchemy = (
            outcome(filled, prepared, values, driver=driver) for driver in (True, False)
        )
        assert by_driver == by_sqlalchemy
