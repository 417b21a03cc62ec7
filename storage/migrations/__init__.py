"""Migrations, run from code: the tables of any earlier version become those of `storage/tables/`.

A new one: `python -m storage.migrations "what changes"`, then read it over; it must import nothing
of ours.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from domain.command_line import typed

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent
# Any number that all replicas agree on: the first of them migrates, the others wait for it however
# long it takes.
_SERVER = (
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL lock_timeout = 0",
    "SELECT pg_advisory_xact_lock(7042026)",
)
_FORMATTED = {
    "hooks": "ruff",
    "ruff.type": "module",
    "ruff.module": "ruff",
    "ruff.options": "format REVISION_SCRIPT_FILENAME",
}


class Broken(Exception):  # noqa: N818 - says what was found
    """A migration would have left rows that point at nothing; it was undone."""


class Strange(ValueError):  # noqa: N818 - a fact for a person, who can mend it
    """The tables are of a version that this one does not know; its text says what to do."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"The database is of a newer version of Hub Visits: its tables are at {revision}, and"
            f" this version knows them up to {newest()}. Start the newer version, or restore a copy"
            f" from before the update ({typed('restore', 'FILE')}). Nothing was changed."
        )


def newest() -> str:
    """The revision that the code needs: files are numbered in one line, `0001_first_tables.py`."""
    return max(revisions(), default="")


def table_names() -> list[str]:
    """The names of all tables of this version, and of the one that says which version it is."""
    from storage.tables.metadata import metadata

    return [*metadata.tables, "alembic_version"]


def revisions() -> set[str]:
    """Every revision that the code knows."""
    return {path.name.partition("_")[0] for path in HERE.glob("versions/[0-9]*.py")}


def standing(connection: Connection) -> str:
    """The revision that a database stands at, empty for one without tables."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def migrate(engine: Engine) -> None:
    """Brings a database to the newest revision.

    Raises Broken, with nothing changed, if rows would refer to nothing, and Strange.
    """
    if refuse_strange(engine) == newest():
        return
    move(engine, "upgrade", "head")


def refuse_strange(engine: Engine) -> str:
    """The revision that a database stands at; raises Strange for one that is not known."""
    with engine.connect() as connection:
        at = standing(connection)
    if at and at not in revisions():
        raise Strange(at)
    return at


def move(engine: Engine, way: str, revision: str) -> None:
    """Moves a database (`upgrade` or `downgrade`) to a revision in one transaction."""
    # Alembic takes a second to import: a start that has nothing to migrate goes without.
    from alembic import command

    def moved(connection: Connection) -> None:
        for statement in _SERVER if connection.dialect.name == "postgresql" else ():
            connection.exec_driver_sql(statement)
        getattr(command, way)(config(connection), revision)

    # Each of its statements is run one time: to keep how they read would only take memory.
    with engine.connect().execution_options(compiled_cache=None) as connection:
        if connection.dialect.name == "sqlite":
            _without_foreign_keys(connection, moved)
        else:
            with connection.begin():
                moved(connection)


def config(connection: Connection | None) -> "Config":
    """Alembic's settings, without a file; `connection` is what `env.py` works on."""
    from alembic.config import Config

    # Its default is what the standard output was when Alembic was first imported.
    made = Config(stdout=sys.stdout)
    made.set_main_option("script_location", str(HERE).replace("%", "%%"))
    made.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    for name, value in _FORMATTED.items():
        made.set_section_option("post_write_hooks", name, value)
    made.attributes["connection"] = connection
    return made


def _without_foreign_keys(connection: Connection, moved: Callable[[Connection], None]) -> None:
    # A batch migration copies a table and drops the old one, which with foreign keys on would
    # delete every row that refers to it. The switch does nothing inside a transaction, so it is
    # turned outside.
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            moved(connection)
            astray = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if astray:
                raise Broken(
                    f"rows of {', '.join(sorted({row[0] for row in astray}))} point at nothing"
                )
    finally:
        driver.execute("PRAGMA foreign_keys=ON")
