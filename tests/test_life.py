"""The life of the application: what it opens it lets go, also where it cannot start."""

import asyncio
import socket
import sqlite3
from contextlib import closing

import pytest
from aiohttp import web

from app import build
from bot.running.settings import Settings
from tests import databases
from tests.databases import Place


async def test_a_start_that_fails_half_way_lets_go_of_all_it_opened(
    small_hub: Place, no_settings: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = Settings(
            _env_file=None, database_url=small_hub.url, metrics_port=taken.getsockname()[1]
        )
        runner = web.AppRunner(build(settings), access_log=None)
        with pytest.raises(OSError, match="in use"):
            await runner.setup()
        await runner.cleanup()
    assert [task.get_name() for task in asyncio.all_tasks() if task.get_name() == "worker"] == []
    assert _replicas(small_hub) == 0


@databases.on_sqlite
async def test_an_end_that_meets_a_fault_is_still_one(
    small_hub: Place, no_settings: pytest.MonkeyPatch
) -> None:
    runner = web.AppRunner(
        build(Settings(_env_file=None, database_url=small_hub.url)), access_log=None
    )
    await runner.setup()
    with closing(sqlite3.connect(small_hub.url.removeprefix("sqlite:///"))) as another:
        another.execute("ALTER TABLE replicas RENAME TO gone")
    with pytest.raises(Exception, match="no such table"):
        await runner.cleanup()
    with closing(sqlite3.connect(small_hub.url.removeprefix("sqlite:///"))) as another:
        another.execute("ALTER TABLE gone RENAME TO replicas")
    small_hub.started().close()


def _replicas(place: Place) -> int:
    """The processes that share the work on a database, which can be opened for writing again."""
    again = place.started()
    try:
        return again.read_now(lambda store: store.replicas.live())
    finally:
        again.close()
