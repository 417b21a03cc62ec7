"""Statements on the path of a turn: compiled one time by SQLAlchemy, and run by SQLite's driver.

What SQLAlchemy does at each execution takes several times as long as SQLite itself, and half of a
whole turn. Values are converted by SQLAlchemy's own functions here too. On PostgreSQL the way to
the server takes longer than all that, and SQLAlchemy executes as usual. Reports, lists, imports and
ticks use plain statements.
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
# The name of a value and how it is converted; without a name, a constant.
_In = tuple[str, Convert | None, object]


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
    """A statement, built at import: one for both databases, or one for each dialect by name."""

    def __init__(self, statement: Executable | Mapping[str, Executable]) -> None:
        self._statement = statement
        self._compiled: dict[tuple[str, ...], _Compiled | None] = {}

    def run(self, connection: Connection, values: Mapping[str, object]) -> Rows:
        """Executes it within the connection's transaction, or begins one."""
        dialect = connection.dialect
        if dialect.name == "sqlite":
            # The names of the values are part of the SQL, where an insert leaves columns out.
            names = tuple(values)
            if names not in self._compiled:
                self._compiled[names] = _compiled(self._for(dialect), names, dialect)
            if compiled := self._compiled[names]:
                return compiled.run(connection, values)
        return connection.execute(self._for(dialect), dict(values))

    def run_all(self, connection: Connection, values: Sequence[Mapping[str, object]]) -> None:
        """Executes it for each of many values, at least one; SQLAlchemy does that well."""
        connection.execute(self._for(connection.dialect), values)

    def _for(self, dialect: Dialect) -> Executable:
        if isinstance(self._statement, Mapping):
            return self._statement[dialect.name]
        return self._statement


class Holding(Prepared):
    """A statement for rows that a unit is about to change: they are locked until its commit.

    Another unit that reads them in this way waits, and finds them as they are then. On SQLite a
    unit that may write has locked the whole file anyway.
    """

    def __init__(self, statement: Select[Any], rows: Table) -> None:
        super().__init__(statement)
        # Their keys do not change: `key_share` lets others write rows that refer to them meanwhile.
        self._holding = statement.with_for_update(of=rows, key_share=True)

    def run(self, connection: Connection, values: Mapping[str, object]) -> Rows:
        """Executes it; without a lock in a unit that only reads."""
        reads = connection.get_execution_options().get("postgresql_readonly")
        if reads or connection.dialect.name == "sqlite":
            return super().run(connection, values)
        return connection.execute(self._holding, dict(values))


def run(
    connection: Connection, statement: Prepared, values: Mapping[str, object] | None = None
) -> Rows:
    """Executes a statement with these values; raises SQLAlchemy's errors on both databases."""
    return statement.run(connection, values or {})


def run_all(
    connection: Connection, statement: Prepared, values: Sequence[Mapping[str, object]]
) -> None:
    """Executes a statement for each of many values, at least one."""
    statement.run_all(connection, values)


def among(column: ColumnElement[Any], values: Iterable[object]) -> ColumnElement[bool]:
    """The condition that a column has one of a few constants."""
    # SQLAlchemy writes `in_` anew at each execution, so that it could not be compiled before.
    return or_(*(column == value for value in values))


def written(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """The condition as of `among`, with the constants in the SQL itself."""
    # Only by them does a database find out that a partial index fits.
    return or_(*(column == literal_column(f"'{value}'") for value in values))


class _Compiled:
    """SQL for the driver, with the conversions of values that go in and columns that come out."""

    def __init__(
        self, compiled: SQLCompiler, names: Sequence[str], columns: Mapping[str, Any]
    ) -> None:
        constants = compiled.construct_params(dict.fromkeys(names))
        # For each place in the SQL: the name of its value, or none with the constant itself.
        ins: list[_In] = []
        for name in compiled.positiontup or ():
            convert = (
                compiled.binds[name]
                .type.dialect_impl(compiled.dialect)
                .bind_processor(compiled.dialect)
            )
            if name in names:
                ins.append((name, convert, None))
                continue
            constant = constants[name]
            ins.append(("", None, convert(constant) if convert else constant))
        self._sql, self._ins = _with_constants(compiled.string, ins)
        types = [column.type.dialect_impl(compiled.dialect) for column in columns.values()]
        outs = [type_.result_processor(compiled.dialect, None) for type_ in types]
        # Only the columns that need a conversion, by their places.
        self._outs = [(place, convert) for place, convert in enumerate(outs) if convert]
        self._row = _row_of(list(columns))._make

    def run(self, connection: Connection, values: Mapping[str, object]) -> "_Found":
        """Executes it."""
        # Of SQLAlchemy's ways to the driver the shortest: it is gone 18 times for one saved form.
        driver: Any = connection.connection.dbapi_connection
        if not driver.in_transaction:
            connection.begin()
        # One expression rather than clear steps: it runs for each value of each statement.
        parameters = [
            (to(values[name]) if to else values[name]) if name else fixed
            for name, to, fixed in self._ins
        ]
        try:
            found = driver.execute(self._sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise DBAPIError.instance(self._sql, None, error, sqlite3.Error) from error
        return _Found(map(self._read, found))

    def _read(self, row: Sequence[Any]) -> Any:
        if self._outs:
            row = list(row)
            for place, convert in self._outs:
                row[place] = convert(row[place])
        return self._row(row)


def _with_constants(sql: str, ins: list[_In]) -> tuple[str, list[_In]]:
    """The SQL with its constants written in it, and the places that still want a value."""
    # SQLite plans a statement anew at each execution when a value that comes in from outside
    # might make a partial index fit: that took 20 times as long as the statement itself.
    pieces = sql.split("?")
    if len(pieces) != len(ins) + 1:
        return sql, ins
    whole, left = pieces[0], []
    for place, piece in zip(ins, pieces[1:], strict=True):
        name, _, constant = place
        if not name and isinstance(constant, str | int):
            quoted = str(constant).replace("'", "''")
            whole += f"'{quoted}'" if isinstance(constant, str) else str(int(constant))
        else:
            whole += "?"
            left.append(place)
        whole += piece
    return whole, left


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
    """The statement for values of these names; None if SQLAlchemy must work at each execution."""
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    if compiled.post_compile_params or compiled.literal_execute_params or compiled.prefetch:
        return None
    return _Compiled(compiled, names, dict(statement.exported_columns))
