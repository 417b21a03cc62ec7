"""What every table shares: the metadata, the types of columns, and the columns that most have."""

from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    TypeDecorator,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant, stored in UTC and given back with its zone, which SQLite alone would drop."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """Refuses a naive time: nobody knows what it means."""
        return _utc_text if dialect.name == "sqlite" else _utc

    def result_processor(
        self,
        dialect: Dialect,
        coltype: object,  # noqa: ARG002
    ) -> Callable[[Any], datetime | None]:
        """The instant, aware."""
        return _instant if dialect.name == "sqlite" else _utc


def _utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a time without its zone")
    return value.astimezone(UTC)


def _utc_text(value: datetime | None) -> str | None:
    """The text that SQLAlchemy too writes for SQLite, in a quarter of its time there and back."""
    utc = _utc(value)
    return None if utc is None else utc.replace(tzinfo=None).isoformat(" ", "microseconds")


def _instant(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


class Quarters(TypeDecorator[Fraction]):
    """Working days in quarters, as a whole number of them: no binary fraction is ever summed."""

    impl = Integer
    cache_ok = True

    def process_bind_param(
        self,
        value: Fraction | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> int | None:
        """Rounds to the nearest quarter."""
        return None if value is None else round(value * 4)

    def process_result_value(self, value: Any, dialect: Dialect) -> Fraction | None:  # noqa: ARG002
        """The days."""
        return None if value is None else Fraction(value, 4)


def id_column() -> Column[int]:
    """The primary key of a table that numbers its rows."""
    return Column("id", Integer, primary_key=True)


def reference(table: str, name: str, *, null: bool = False, index: bool = False) -> Column[int]:
    """A column that names a row of another table by its id."""
    return Column(name, ForeignKey(f"{table}.id"), nullable=null, index=index)


def rows_where(condition: str) -> dict[str, Any]:
    """Options of an index of those rows only."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}
