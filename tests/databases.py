"""Real databases for tests, on SQLite and PostgreSQL: made with tables once, then copied."""

import itertools
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Protocol

import pytest
from sqlalchemy import Connection, Engine

from domain.delivery.conversations import Conversation, Surface
from domain.hub import Hub
from storage.engine import postgres, sqlite
from storage.engine.database import Database
from storage.store import Store
from tests import seed
from tests.postgres import Server

ROOT = Path(__file__).parents[1]
Sow = Callable[[Store], None]

# For a test about one of the two: `@databases.on_sqlite`.
on_sqlite = pytest.mark.parametrize("places", ["sqlite"], indirect=True)
on_postgres = pytest.mark.parametrize("places", ["postgresql"], indirect=True)


@dataclass(frozen=True, slots=True)
class Place:
    """A database of a test's own, by its DATABASE_URL."""

    url: str

    @property
    def sqlite(self) -> bool:
        """Whether it is an SQLite file."""
        return self.url.startswith("sqlite")

    def started(self) -> Database[Store]:
        """The database, opened; the test closes it."""
        database = Database(self.url, Hub(), Store)
        database.start()
        return database


@contextmanager
def engine(place: Place) -> Iterator[Engine]:
    """A bare engine of the database, as migrations take it."""
    file = Path(place.url.removeprefix("sqlite:///"))
    made = sqlite.writing(file) if place.sqlite else postgres.engine(place.url)
    yield made
    made.dispose()


class Places(Protocol):
    """Makes databases of one kind."""

    def bare(self) -> Place:
        """One without any table."""

    def new(self) -> Place:
        """One with every table and no row."""

    def small_hub(self) -> Place:
        """One with the people and schools of `tests/seed.py`."""

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection to one with every table and no row; nothing of it is kept."""


@dataclass
class SqliteFiles:
    """SQLite files in a folder."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def bare(self) -> Place:
        return self._file(b"")

    def new(self) -> Place:
        return self._file(_file_with(None))

    def small_hub(self) -> Place:
        return self._file(_file_with(seed.sow))

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        engine = sqlite.writing(Path(self.new().url.removeprefix("sqlite:///")))
        with engine.connect() as connection:
            yield connection
        engine.dispose()

    def _file(self, content: bytes) -> Place:
        path = self.folder / f"{next(self.numbers)}.db"
        path.write_bytes(content)
        return Place(f"sqlite:///{path}")


@dataclass
class Templates:
    """A PostgreSQL server with databases to copy."""

    server: Server
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    filled: set[str] = field(default_factory=set)

    @cached_property
    def master(self) -> Engine:
        """Where databases are made and dropped."""
        return postgres.engine(self.server.url("postgres"), isolation_level="AUTOCOMMIT")

    @cached_property
    def spare(self) -> Engine:
        """A database with every table, for those who keep nothing."""
        return postgres.engine(self.server.url(self.copy(self.template("with_tables", None))))

    def template(self, name: str, sow: Sow | None) -> str:
        """The template of that name."""
        if name not in self.filled:
            self._create(name, "template1")
            _filled(self.server.url(name), sow)
            self.filled.add(name)
        return name

    def copy(self, template: str) -> str:
        """The name of a new database."""
        name = f"t{next(self.numbers)}"
        self._create(name, template)
        return name

    def drop(self, name: str) -> None:
        """Forgets a database, whoever is still connected."""
        with self.master.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """Ends the server."""
        self.spare.dispose()
        self.master.dispose()
        self.server.stop()

    def _create(self, name: str, template: str) -> None:
        with self.master.connect() as connection:
            connection.exec_driver_sql(
                f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"
            )


@dataclass
class PostgresDatabases:
    """Databases on a server, until `drop`."""

    templates: Templates
    made: list[str] = field(default_factory=list)

    def bare(self) -> Place:
        return self._copy("template1")

    def new(self) -> Place:
        return self._copy(self.templates.template("with_tables", None))

    def small_hub(self) -> Place:
        return self._copy(self.templates.template("small_hub", seed.sow))

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        with self.templates.spare.connect() as connection:
            # What is undone leaves nothing behind but its sequences.
            connection.exec_driver_sql(
                "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"
            )
            yield connection

    def drop(self) -> None:
        """Forgets every database that was made."""
        for name in self.made:
            self.templates.drop(name)

    def _copy(self, template: str) -> Place:
        self.made.append(self.templates.copy(template))
        return Place(self.templates.server.url(self.made[-1]))


@cache
def _file_with(sow: Sow | None) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hub.db"
        _filled(f"sqlite:///{path}", sow)
        return path.read_bytes()


def _filled(url: str, sow: Sow | None) -> None:
    database = Place(url).started()
    if sow is not None:
        database.write_now(sow)
    database.close()


def empty_file(folder: Path) -> Path:
    """An SQLite file with every table and no row."""
    path = folder / "hub.db"
    path.write_bytes(_file_with(None))
    return path


def started(folder: Path) -> Database[Store]:
    """A started database on a new SQLite file; the test closes it."""
    return Place(f"sqlite:///{empty_file(folder)}").started()


def chat(id: str = "a:farida", **changes: str) -> Conversation:  # noqa: A002
    """A personal conversation."""
    usual: dict[str, Any] = {
        "tenant": "t1",
        "service_url": "https://smba.example/uk/",
        "bot_id": "28:bot",
        "user_id": f"29:{id}",
    }
    return Conversation(id, Surface.CHAT, **usual | changes)
