"""Real databases for tests: SQLite files, migrated once and then copied."""

import tempfile
from functools import cache
from pathlib import Path

from domain.conversations import Conversation, Surface
from domain.hub import Hub
from storage.database import Database
from storage.store import Store

ROOT = Path(__file__).parents[1]


@cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hub.db"
        database = Database(f"sqlite:///{path}", Hub(), Store)
        database.start()
        database.close()
        return path.read_bytes()


def empty_file(folder: Path) -> Path:
    """An SQLite file with every table and no row."""
    path = folder / "hub.db"
    path.write_bytes(_migrated())
    return path


def started(folder: Path) -> Database[Store]:
    """A started database on a new file; the test closes it."""
    database = Database(f"sqlite:///{empty_file(folder)}", Hub(), Store)
    database.start()
    return database


def chat(id: str = "a:farida", **changes: str) -> Conversation:  # noqa: A002
    """A personal conversation."""
    usual = {"tenant": "t1", "service_url": "https://smba.example/uk/", "bot_id": "28:bot", "user_id": f"29:{id}"}
    return Conversation(id, Surface.CHAT, **usual | changes)
