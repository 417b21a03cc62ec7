"""Engines of SQLite share what SQLAlchemy compiled, and begin each in its own way."""

from pathlib import Path

from sqlalchemy import Engine, literal, select
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from storage.engine.sqlite import reading, writing


def test_what_the_writer_compiled_no_reader_compiles_again(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    asked = select(literal(7).label("only_here"))
    assert _compiles(writing(path), asked) == 1
    assert [_compiles(made, asked) for made in (reading(path), writing(path))] == [0, 0]


def test_another_dialect_is_another() -> None:
    assert writing(Path("a.db")).dialect != SQLiteDialect_pysqlite()


def _compiles(engine: Engine, statement: object) -> int:
    """How many statements are compiled while it runs."""
    kept = engine.get_execution_options()["compiled_cache"]
    before = len(kept)
    with engine.connect() as connection:
        assert connection.execute(statement).scalar() == 7  # type: ignore[call-overload]
    engine.dispose()
    return len(kept) - before
