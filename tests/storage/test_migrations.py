"""The migrations make exactly the tables of `storage/tables/`, there and back."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from storage.migrations import HERE, Broken, config, migrate, move, newest, standing
from storage.tables.metadata import metadata
from tests import databases
from tests.databases import Places

BEFORE_WITHDRAWAL = "0003"
# A leader who came in by the address, and an officer by a code; a tenant that an officer allowed,
# and one of the setting.
LET_IN = (
    "INSERT INTO people (id, name, email) VALUES (1, 'Tom', 'tom@elm.example')",
    "INSERT INTO people (id, name, email) VALUES (2, 'Sam', 'sam@trust.example')",
    *(
        "INSERT INTO accounts (tenant, oid, person_id, user_id, linked_at, linked_by)"
        f" VALUES ('t', 'o{n}', {n}, '29:{n}', '2026-11-23 14:00:00.000000', '{by}')"
        for n, by in ((1, "address"), (2, "code"))
    ),
    *(
        "INSERT INTO conversations"
        " (id, surface, tenant, person_id, service_url, bot_id, user_id, serial)"
        f" VALUES ('a:{n}', 'chat', 't', {n}, 'https://smba.example', '28:b', '29:{n}', {n})"
        for n in (1, 2)
    ),
    "INSERT INTO tenants (tenant, domain) VALUES ('t', 'elm.example')",
    "INSERT INTO tenants (tenant, domain) VALUES ('t', 'trust.example')",
    (
        "INSERT INTO audit (at, person_id, verb, subject, fields) VALUES"
        " ('2026-11-23 14:00:00.000000', 2, 'tenant.allowed', 'tenant:t',"
        """ '{"domain": "elm.example"}')"""
    ),
)


@pytest.fixture
def engine(places: Places) -> Iterator[Engine]:
    """A database without a table."""
    with databases.engine(places.bare()) as made:
        yield made


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


def test_who_was_let_in_before_accounts_could_be_withdrawn_stays_in(engine: Engine) -> None:
    move(engine, "upgrade", BEFORE_WITHDRAWAL)
    with engine.begin() as connection:
        for statement in LET_IN:
            connection.exec_driver_sql(statement)
    migrate(engine)
    with engine.connect() as connection:
        tenants = connection.exec_driver_sql("SELECT domain, by_officer FROM tenants").all()
        assert {row.domain: bool(row.by_officer) for row in tenants} == {
            "elm.example": True,
            "trust.example": False,
        }
        chats = connection.exec_driver_sql("SELECT id, coded FROM conversations").all()
        assert {row.id: bool(row.coded) for row in chats} == {"a:1": False, "a:2": True}
        proved = connection.exec_driver_sql("SELECT oid, address FROM accounts").all()
        assert dict(map(tuple, proved)) == {"o1": "tom@elm.example", "o2": "sam@trust.example"}


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


def test_chats_stopped_without_a_documented_word_are_open_again_and_groups_are_nobodys(
    engine: Engine,
) -> None:
    chats = {
        "a:unknown": "403 ServiceError",
        "a:empty": "403",
        "a:blocked": "403 ConversationBlockedByUser",
        "a:gone": "removed",
        "19:several@thread.v2": "",
    }
    move(engine, "upgrade", "0007")
    with engine.begin() as connection:
        connection.exec_driver_sql(LET_IN[0])
        for number, (id_, reason) in enumerate(chats.items()):
            state = "stopped" if reason else "open"
            connection.exec_driver_sql(
                "INSERT INTO conversations (id, surface, tenant, person_id, service_url, bot_id,"
                " user_id, serial, state, last_error) VALUES"
                f" ('{id_}', 'chat', 't', 1, 'https://smba.example', '28:b', '29:1', {number},"
                f" '{state}', '{reason}')"
            )
    migrate(engine)
    with engine.connect() as connection:
        query = "SELECT id, state FROM conversations WHERE person_id = 1"
        found = dict(tuple(row) for row in connection.exec_driver_sql(query))
    assert found == {
        "a:unknown": "open",
        "a:empty": "open",
        "a:blocked": "stopped",
        "a:gone": "stopped",
    }
