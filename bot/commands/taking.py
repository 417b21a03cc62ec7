"""The server's end of the door: commands that are handed to it, each run as it would be alone."""

import asyncio
import contextlib
import logging
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from bot.commands import Say, in_words
from bot.commands.door import (
    HANDED,
    LENGTH,
    LONGEST_FRAME,
    can_have_doors,
    door_of,
    frame,
    is_own,
    listening,
    version,
)
from bot.commands.line import Run, parser
from bot.commands.run import server_of
from bot.running import logs
from bot.running.settings import Settings
from storage.engine.database import Database, Unavailable
from storage.store import Store

_BLOCK = 1 << 18
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Handed:
    """A command that came: its arguments, and its files as they lie here."""

    arguments: list[str]
    files: list[Path]


class CommandDoor:
    """Takes commands for a server on SQLite, one after the other; elsewhere it does nothing.

    `commands` has what runs each. The words of one go to who typed it, as it says them.
    """

    def __init__(
        self,
        settings: Settings,
        database: Database[Store],
        clock: Callable[[], datetime],
        commands: Mapping[str, Run],
    ) -> None:
        self._settings, self._database, self._clock = settings, database, clock
        self._commands = {name: commands[name] for name in HANDED}
        self._version = ""
        self._one_at_a_time = asyncio.Lock()
        self._server: asyncio.Server | None = None
        self._shut = False
        self._path: Path | None = None
        self._inode = 0

    async def start(self) -> None:
        """Opens the door."""
        path = door_of(self._settings.database_url)
        if path is None or not can_have_doors():
            return
        self._version = await asyncio.to_thread(version)
        try:
            door = listening(path)
        except OSError as error:
            _log.warning("no commands are taken while the bot runs", extra={"reason": error.errno})
            return
        self._path, self._inode = path, path.stat().st_ino
        self._server = await asyncio.start_unix_server(self._met, sock=door)

    async def stop(self) -> None:
        """Shuts the door, and waits for the command that is being done."""
        if self._server is None or self._path is None:
            return
        self._server.close()
        # Another process may have put its own there by now.
        with contextlib.suppress(OSError):
            if self._path.stat().st_ino == self._inode:
                self._path.unlink()
        # Nothing more is begun, and the command that is being done comes to its end.
        self._shut = True
        async with self._one_at_a_time:
            pass

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if is_own(writer.get_extra_info("socket")):
                await self._serve(reader, writer)
        except (OSError, EOFError, ValueError, KeyError):
            # Whoever typed the command has gone, or it is none of ours.
            _log.warning("a command was not heard to its end")
        finally:
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        told = await _frame(reader)
        go = told.get("version") == self._version
        _say(writer, {"go": go})
        if not go:
            await writer.drain()
            return
        with tempfile.TemporaryDirectory(prefix="hub-visits-") as folder:
            files = [
                await _kept(Path(folder) / str(number), each, reader)
                for number, each in enumerate(told["files"])
            ]
            async with self._one_at_a_time:
                if self._shut:
                    return
                await self._run(Handed([str(a) for a in told["arguments"]], files), writer)

    async def _run(self, asked: Handed, writer: asyncio.StreamWriter) -> None:
        loop = asyncio.get_running_loop()

        def say(line: str) -> None:
            loop.call_soon_threadsafe(_say, writer, {"say": line})

        end = await asyncio.to_thread(self._done, asked, say)
        # After all that was said.
        loop.call_soon(_say, writer, end)
        await asyncio.sleep(0)
        await writer.drain()

    def _done(self, asked: Handed, say: Say) -> dict[str, Any]:
        """Runs the command in this thread; how it ended."""
        try:
            given = parser(self._commands).parse_args(asked.arguments)
            given.files = asked.files
            _log.info("a command was taken", extra={"command": given.command})
            with server_of(self._database, self._clock):
                return {"exit": given.run(given, self._settings, say) or 0}
        except (Unavailable, ValueError, OSError) as problem:
            return {"problem": in_words(problem)}
        except (Exception, SystemExit):
            ref = logs.fault("command")
            return {"problem": f"Something went wrong; nothing was changed (ref {ref})."}


async def _kept(folder: Path, told: Mapping[str, Any], reader: asyncio.StreamReader) -> Path:
    """The file that comes, under its own name in a folder of its own."""
    folder.mkdir()
    path = folder / Path(told["name"]).name
    if told["is"] == "folder":
        path.mkdir(exist_ok=True)
    if told["is"] != "file":
        return path
    left = int(told["size"])
    with path.open("xb") as file:
        while left:
            block = await reader.read(min(left, _BLOCK))
            if not block:
                raise EOFError
            file.write(block)
            left -= len(block)
    return path


async def _frame(reader: asyncio.StreamReader) -> dict[str, Any]:
    [length] = LENGTH.unpack(await reader.readexactly(LENGTH.size))
    if length > LONGEST_FRAME:
        raise EOFError
    found: dict[str, Any] = orjson.loads(await reader.readexactly(length))
    return found


def _say(writer: asyncio.StreamWriter, body: Mapping[str, Any]) -> None:
    writer.write(frame(body))
