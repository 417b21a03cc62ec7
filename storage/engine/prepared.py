"""Statements that turns run: SQLAlchemy writes them and says how values convert; SQLite's driver runs them.

What SQLAlchemy does at each execution costs several times SQLite's own work, and half of a whole turn; here a statement
is compiled once. On PostgreSQL, where the way to the server and back outweighs it, SQLAlchemy executes as usual.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Executable,
    Select,
    Table,
    literal_column,
    or_,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

Convert = Callable[[Any], Any]


class Rows(Protocol):
    """What a statement gave; columns are attributes of its rows."""

    def first(self) -> Any:
        """The first row, or None."""

    def all(self) -> Sequence[Any]:
        """Every row."""

    def scalar(self) -> Any:
        """The first column of the first row, or None."""

    def scalar_one(self) -> Any:
        """The first column of the only row; raises if there is none, or another."""

    def one(self) -> Any:
        """The only row; raises if there is none, or another."""

    def __iter__(self) -> Iterator[Any]:
        """The rows."""


class Prepared:
    """A statement to be built once, at import: one for both databases, or one for each by its dialect's name."""

    def __init__(self, statement: Executable | Mapping[str, Executable]) -> None:
        self._statement = statement
        self._compiled: dict[tuple[str, ...], _Compiled | None] = {}

    def run(self, connection: Connection, values: Mapping[str, object]) -> Rows:
        """Executes it within the connection's transaction, or begins one."""
        if connection.dialect.name == "sqlite":
            names = tuple(values)
            if names not in self._compiled:
                self._compiled[names] = _compiled(
                    self._for(connection.dialect), names, connection.dialect
                )
            if compiled := self._compiled[names]:
                return compiled.run(connection, values)
        return connection.execute(self._for(connection.dialect), dict(values))

    def run_all(self, connection: Connection, values: Sequence[Mapping[str, object]]) -> None:
        """Executes it once for each of many, at least one; by SQLAlchemy, which does that well."""
        connection.execute(self._for(connection.dialect), values)

    def _for(self, dialect: Dialect) -> Executable:
        return (
            self._statement[dialect.name]
            if isinstance(self._statement, Mapping)
            else self._statement
        )


class Holding(Prepared):
    """A statement for rows of a table that are about to change: a unit that may write holds them until its commit.

    Another unit that asks for them in this way waits, and then finds them as they have become. SQLite need not be told:
    there, who may write holds the whole file.
    """

    def __init__(self, statement: Select[Any], rows: Table) -> None:
        super().__init__(statement)
        # Their keys do not change, so whoever writes rows that point at them need not wait.
        self._holding = statement.with_for_update(of=rows, key_share=True)

    def run(self, connection: Connection, values: Mapping[str, object]) -> Rows:
        """Executes it; in a unit that only reads, nothing is held."""
        if connection.dialect.name == "sqlite" or connection.get_execution_options().get(
            "postgresql_readonly"
        ):
            return super().run(connection, values)
        return connection.execute(self._holding, dict(values))


def run(
    connection: Connection, statement: Prepared, values: Mapping[str, object] | None = None
) -> Rows:
    """Executes a statement with these values; on both databases its errors are SQLAlchemy's."""
    return statement.run(connection, values or {})


def run_all(
    connection: Connection, statement: Prepared, values: Sequence[Mapping[str, object]]
) -> None:
    """Executes a statement once for each of many values, at least one."""
    statement.run_all(connection, values)


def among(column: ColumnElement[Any], values: Iterable[object]) -> ColumnElement[bool]:
    """Whether a column has one of a few values that never change; `in_` would be written anew at each execution."""
    return or_(*(column == value for value in values))


def written(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """As `among`, with words that stand in the SQL itself: a database finds an index of some rows only by them."""
    return or_(*(column == literal_column(f"'{value}'") for value in values))


class _Compiled:
    """SQL for the driver: how each value goes in, by its name or as a constant, and how each column comes out."""

    def __init__(
        self, compiled: SQLCompiler, names: Sequence[str], columns: Mapping[str, Any]
    ) -> None:
        self._sql = compiled.string
        constants = compiled.construct_params(dict.fromkeys(names))
        self._ins: list[tuple[str, Convert | None, object]] = []
        for name in compiled.positiontup or ():
            convert = (
                compiled.binds[name]
                .type.dialect_impl(compiled.dialect)
                .bind_processor(compiled.dialect)
            )
            if name in names:
                self._ins.append((name, convert, None))
            else:
                self._ins.append(
                    ("", None, convert(constants[name]) if convert else constants[name])
                )
        types = [column.type.dialect_impl(compiled.dialect) for column in columns.values()]
        outs = [type_.result_processor(compiled.dialect, None) for type_ in types]
        self._outs = [(place, convert) for place, convert in enumerate(outs) if convert]
        self._row = _row_of(list(columns))._make

    def run(self, connection: Connection, values: Mapping[str, object]) -> "_Found":
        """Executes it."""
        if not connection.in_transaction():
            connection.begin()
        driver: Any = connection.connection.driver_connection
        told = [
            (to(values[name]) if to else values[name]) if name else fixed
            for name, to, fixed in self._ins
        ]
        try:
            found = driver.execute(self._sql, told).fetchall()
        except sqlite3.Error as error:
            raise DBAPIError.instance(self._sql, None, error, sqlite3.Error) from error
        return _Found(map(self._read, found))

    def _read(self, row: Sequence[Any]) -> Any:
        if self._outs:
            row = list(row)
            for place, convert in self._outs:
                row[place] = convert(row[place])
        return self._row(row)


def _row_of(columns: Sequence[str]) -> Any:
    return namedtuple("Row", columns, rename=True)


class _Found(list[Any]):
    def first(self) -> Any:
        return self[0] if self else None

    def all(self) -> Sequence[Any]:
        return self

    def scalar(self) -> Any:
        return self[0][0] if self else None

    def scalar_one(self) -> Any:
        return self.one()[0]

    def one(self) -> Any:
        (row,) = self
        return row


def _compiled(statement: Any, names: Sequence[str], dialect: Dialect) -> _Compiled | None:
    """The statement for values of these names; None where SQLAlchemy has work to do at each execution."""
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    if compiled.post_compile_params or compiled.literal_execute_params or compiled.prefetch:
        return None
    return _Compiled(compiled, names, dict(statement.exported_columns))
