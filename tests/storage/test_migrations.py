"""The migrations make exactly the tables of `storage/tables/`, there and back."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from storage.engine import postgres
from storage.engine.sqlite import writing
from storage.migrations import HERE, Broken, config, migrate, move, newest, standing
from storage.tables.metadata import metadata
from tests import databases
from tests.databases import Places


@pytest.fixture
def engine(places: Places) -> Iterator[Engine]:
    """A database without a table."""
    place = places.bare()
    made = (
        writing(Path(place.url.removeprefix("sqlite:///")))
        if place.sqlite
        else postgres.engine(place.url)
    )
    yield made
    made.dispose()


def test_an_empty_database_gets_the_tables_and_nothing_differs(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        assert standing(connection) == newest()
        command.check(config(connection))


@pytest.mark.long
def test_there_and_back_and_there_again(engine: Engine) -> None:
    migrate(engine)
    tables = set(inspect(engine).get_table_names())
    assert tables == {*metadata.tables, "alembic_version"}
    move(engine, "downgrade", "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    migrate(engine)
    assert set(inspect(engine).get_table_names()) == tables


@databases.on_sqlite
def test_rows_left_astray_undo_the_whole_migration(engine: Engine) -> None:
    with engine.connect() as connection:
        for statement in (
            "PRAGMA foreign_keys=OFF",
            "CREATE TABLE parents (id INTEGER PRIMARY KEY)",
            "CREATE TABLE children (parent INTEGER REFERENCES parents (id))",
            "INSERT INTO children VALUES (7)",
        ):
            connection.connection.cursor().execute(statement)
    with pytest.raises(Broken, match="rows of children point at nothing"):
        migrate(engine)
    assert set(inspect(engine).get_table_names()) == {"parents", "children"}


@databases.on_sqlite
def test_foreign_keys_are_on_again_afterwards(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_the_newest_file_is_the_one_head() -> None:
    assert ScriptDirectory.from_config(config(None)).get_heads() == [newest()]


@pytest.mark.parametrize("file", sorted(HERE.glob("versions/[0-9]*.py")), ids=lambda p: p.stem)
def test_a_migration_imports_nothing_of_ours(file: Path) -> None:
    imports = {
        line for line in file.read_text().splitlines() if line.startswith(("import ", "from "))
    }
    assert imports <= {"import sqlalchemy as sa", "from alembic import op"}


def test_a_start_with_nothing_to_migrate_does_without_alembic(tmp_path: Path) -> None:
    path = databases.empty_file(tmp_path)
    program = (
        "import sys; from sqlalchemy import create_engine; from storage.migrations import migrate;"
        f" migrate(create_engine('sqlite:///{path}')); sys.exit('alembic' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], cwd=databases.ROOT, check=False).returncode
        == 0
    )
