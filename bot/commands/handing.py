"""A command that writes, handed to the server that runs on the database."""

import argparse
import contextlib
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from bot.commands import Say
from bot.commands.door import (
    HANDED,
    LENGTH,
    LONGEST_FRAME,
    can_have_doors,
    connected,
    door_of,
    frame,
    is_own,
    version,
)
from bot.running.settings import Settings
from storage.engine.lock import InUse

OTHER_VERSION = (
    "The bot that runs on this database is of another version than this command. Stop it and start"
    " it again, then type the command again. Nothing was changed."
)
_BLOCK = 1 << 18


class NotTaken(OSError):  # noqa: N818 - a fact for a person, who can mend it
    """The command was not done by the server that runs; its text says what to do."""


def run_or_hand_over(
    given: argparse.Namespace, arguments: Sequence[str], settings: Settings, say: Say
) -> int | None:
    """Runs a command, by the server that runs on the database if there is one.

    Gives the exit status. Raises InUse for a command that needs the database for itself.
    """
    try:
        return given.run(given, settings, say)  # type: ignore[no-any-return]
    except InUse as in_use:
        door = door_of(settings.database_url)
        if door is None or given.command not in HANDED:
            raise
        if not can_have_doors():
            raise NotTaken(
                f"{in_use} On Windows a command cannot be handed to a bot that runs."
            ) from None
        return hand_over(door, arguments, getattr(given, "files", ()), say)


def hand_over(door: Path, arguments: Sequence[str], files: Sequence[Path], say: Say) -> int:
    """Has the server do the command; says what it says, and gives its exit status."""
    with _reached(door) as server, contextlib.ExitStack() as opened:
        contents = [_opened(path, opened) for path in files]
        answers = server.makefile("rb")
        asked = {
            "version": version(),
            "arguments": list(arguments),
            "files": [_described(*each) for each in zip(files, contents, strict=True)],
        }
        try:
            server.sendall(frame(asked))
            if _answer(answers).get("go"):
                for content in contents:
                    _send(server, content)
                return _followed(answers, say)
        except NotTaken:
            raise
        except (OSError, EOFError) as error:
            raise NotTaken(
                "The bot that took this command ended before it said what became of it. Start it"
                " again, and type the command again: what was done already is not done twice."
            ) from error
        raise NotTaken(OTHER_VERSION)


def _reached(door: Path) -> socket.socket:
    try:
        server = connected(door)
    except PermissionError as error:
        raise NotTaken(
            f"The bot that runs on this database belongs to another user, so {door} cannot be"
            " opened. Type the command as that user. Nothing was changed."
        ) from error
    except OSError as error:
        raise NotTaken(
            f"The database {str(door).removesuffix('.socket')} is in use by another process, which"
            " takes no commands: another command, or a bot that is just starting or ending. Type"
            " this again when it is done. Nothing was changed."
        ) from error
    if not is_own(server):
        server.close()
        raise NotTaken(f"{door} belongs to another user. Nothing was changed.")
    return server


def _opened(path: Path, until: contextlib.ExitStack) -> BinaryIO | str:
    """The file, opened to read; or what the server will find in its place."""
    try:
        return until.enter_context(path.open("rb"))
    except IsADirectoryError:
        return "folder"
    except OSError:
        return "nothing"


def _described(path: Path, content: BinaryIO | str) -> dict[str, Any]:
    if isinstance(content, str):
        return {"name": path.name, "is": content, "size": 0}
    content.seek(0, 2)
    size = content.tell()
    content.seek(0)
    return {"name": path.name, "is": "file", "size": size}


def _send(server: socket.socket, content: BinaryIO | str) -> None:
    if isinstance(content, str):
        return
    while block := content.read(_BLOCK):
        server.sendall(block)


def _followed(answers: BinaryIO, say: Say) -> int:
    """Says the lines that come, until the exit status does."""
    while True:
        answer = _answer(answers)
        if "say" in answer:
            say(answer["say"])
        if "problem" in answer:
            raise NotTaken(answer["problem"])
        if "exit" in answer:
            return int(answer["exit"])


def _answer(answers: BinaryIO) -> dict[str, Any]:
    [length] = LENGTH.unpack(_exactly(answers, LENGTH.size))
    if length > LONGEST_FRAME:
        raise EOFError
    found: dict[str, Any] = orjson.loads(_exactly(answers, length))
    return found


def _exactly(answers: BinaryIO, size: int) -> bytes:
    found = answers.read(size)
    if len(found) < size:
        raise EOFError
    return found
