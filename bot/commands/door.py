"""The door beside an SQLite file by which commands come to the server that runs on it.

It is a Unix socket, `hub.db.socket` beside `hub.db`, that only its owner may open. What goes
through it: frames of JSON, each after its length in four bytes, and the bytes of files.
"""

import hashlib
import os
import socket
import struct
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from bot.running.settings import PROJECT
from storage.engine.database import file_of

LENGTH = struct.Struct(">I")
LONGEST_FRAME = 1 << 20
# Commands that write, and so are handed to a server that runs.
HANDED = ("import", "invite", "sample", "tick")
# What may differ between a server and the command line: everything that is run.
_CODE = ("app.py", "bot", "cards", "domain", "manifest", "storage")
_WAITING = 8


def door_of(database_url: str) -> Path | None:
    """Where the door of a database is; None for one that several processes may write."""
    file = file_of(database_url)
    return None if file is None else Path(f"{file}.socket")


def can_have_doors() -> bool:
    """Whether this system has sockets that belong to a file's owner; Windows has none."""
    return sys.platform != "win32" and hasattr(socket, "AF_UNIX")


def listening(path: Path) -> socket.socket:
    """A socket that listens at that path; at no moment may anybody but its owner open it.

    A door that an ended process left there gives way: whoever calls this holds the database.
    """
    door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        # A folder of the owner's alone, since a new socket is open to everybody for a moment.
        with tempfile.TemporaryDirectory(prefix=".", dir=path.parent) as folder:
            made = Path(folder) / "s"
            _bind(door, made)
            made.chmod(0o600)
            door.listen(_WAITING)
            made.replace(path)
    except BaseException:
        door.close()
        raise
    return door


def connected(path: Path) -> socket.socket:
    """The client's end of a connection through that door; raises OSError where nobody listens."""
    end = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        folder, at = _short(path)
        try:
            end.connect(at)
        finally:
            os.close(folder)
    except BaseException:
        end.close()
        raise
    return end


def is_own(end: socket.socket) -> bool:
    """Whether the other end is of the same user, or the system's own; true where it cannot say."""
    asks = getattr(socket, "SO_PEERCRED", None)
    if asks is None:
        return True
    who = struct.Struct("3i")
    _, user, _ = who.unpack(end.getsockopt(socket.SOL_SOCKET, asks, who.size))
    return user in (os.geteuid(), 0) or os.geteuid() == 0


def version() -> str:
    """The version of the code that lies here: the same for the same files only."""
    found = hashlib.sha256()
    for name in _CODE:
        top = PROJECT / name
        for file in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
            found.update(str(file.relative_to(PROJECT)).encode())
            found.update(file.read_bytes())
    return found.hexdigest()[:16]


def frame(body: Mapping[str, Any]) -> bytes:
    """What goes through the door for that, its length before it."""
    content = orjson.dumps(body)
    return LENGTH.pack(len(content)) + content


def _bind(door: socket.socket, path: Path) -> None:
    folder, at = _short(path)
    try:
        door.bind(at)
    finally:
        os.close(folder)


def _short(path: Path) -> tuple[int, str]:
    """The path's folder, opened, and a way to the path that is short enough for a socket's.

    It may have 107 characters; Linux knows an opened folder by its number.
    """
    folder = os.open(path.parent, os.O_RDONLY)
    by_number = Path(f"/proc/self/fd/{folder}")
    return folder, str(by_number / path.name) if by_number.exists() else str(path)
