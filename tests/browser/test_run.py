"""`make run` from outside: it says what to open, ends whole, and says why it cannot start."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.playground import client
from bot.playground.players import PLAYERS
from bot.running.settings import PROJECT
from tests.browser.people import LEADER, OFFICER
from tests.ports import free_port

ENDS_WITHIN = 15.0
RUN = (sys.executable, "-m", "bot.playground")


@asynccontextmanager
async def begun(folder: Path, port: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """The command on a new database, in a process group that ends with the test at the latest."""
    process = await asyncio.create_subprocess_exec(
        *RUN,
        cwd=PROJECT,
        env=os.environ | {"DATABASE_URL": f"sqlite:///{folder / 'hub.db'}", "PORT": str(port)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.communicate()


async def said_until(process: asyncio.subprocess.Process, last: str) -> str:
    """What it says up to a line with `last`."""
    assert process.stdout is not None
    lines: list[str] = []
    while line := (await asyncio.wait_for(process.stdout.readline(), 60)).decode():
        lines.append(line)
        if last in line:
            break
    return "".join(lines)


@pytest.mark.browser
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
async def test_ctrl_c_ends_the_bot_and_every_playground(
    tmp_path: Path, sign: signal.Signals
) -> None:
    port = free_port()
    async with begun(tmp_path, port) as process:
        said = await said_until(process, "Ctrl-C ends all")
        shown = [
            int(word.rpartition(":")[2])
            for word in said.split()
            if word.startswith("http://localhost:")
        ]
        assert len(shown) == len(PLAYERS)
        assert "WARNING" not in said
        for told in (
            "type visit",
            "type visits",
            "Type hi",
            "post here",
            "1 minute after",
            "07:30",
            "DEMO_CLOCK=now make run",
        ):
            assert told in said
        assert all(client.taken(p) for p in (port, *shown))

        os.killpg(process.pid, sign)
        assert await asyncio.wait_for(process.wait(), ENDS_WITHIN) == 0
        assert not any(client.taken(p) for p in (port, *shown))


async def test_a_taken_port_is_said_in_words(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        async with begun(tmp_path, port) as process:
            said, _ = await process.communicate()
    assert process.returncode == 1
    assert f"Port {port} is taken" in said.decode()
    assert not (tmp_path / "hub.db").exists()


async def test_a_database_that_cannot_be_opened_ends_it_before_the_bot_is_tried(
    tmp_path: Path,
) -> None:
    (tmp_path / "hub.db").mkdir()
    async with begun(tmp_path, free_port()) as process:
        said, _ = await process.communicate()
    assert process.returncode == 1
    assert (
        said.decode()
        .rstrip()
        .endswith("The sample data could not be loaded; the reason stands above.")
    )


@pytest.mark.browser
async def test_a_playground_whose_port_is_taken_says_where_it_really_is(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        port = other.getsockname()[1]
        playground = await client.start(LEADER, [OFFICER], "http://127.0.0.1:1", port, tmp_path)
    try:
        assert playground.address != f"http://localhost:{port}"
    finally:
        await playground.stop()
    assert not client.taken(int(playground.address.rpartition(":")[2]))
