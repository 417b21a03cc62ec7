"""The bytes of files that people send, fetched from where their own files lie and nowhere else.

The address of a file is the permission to read it: no token goes with the request, no redirect is
followed, and it stands in no log.
"""

import asyncio
from collections.abc import Sequence

import aiohttp
from yarl import URL

from bot.teams.hosts import Hosts
from bot.teams.wire import Wire
from domain.errors import Problem, Refused, refuse
from domain.library.sent_files import LARGEST, SentFile

# Seconds for one file, and files on their way at a time.
PATIENCE = 30.0
AT_ONCE = 4
# The link is over: its permission ran out, or the file is gone.
OVER = (401, 403, 404, 410)
_HEADERS = {"Accept-Encoding": "identity"}

# What came of a file: its name with its bytes, or why there are none.
Fetched = tuple[str, bytes] | Problem


class Downloads:
    """Fetches from hosts that are allowed for files; `patience` is the seconds for one file."""

    def __init__(self, hosts: Hosts, patience: float = PATIENCE) -> None:
        self._hosts = hosts
        self._wire = Wire(patience)
        self._free = asyncio.Semaphore(AT_ONCE)

    async def start(self) -> None:
        """Opens the session."""
        self._wire.open()

    async def close(self) -> None:
        """Closes the session."""
        await self._wire.close()

    async def fetch(self, files: Sequence[SentFile]) -> tuple[Fetched, ...]:
        """What came of each file, in order, one after the other."""
        async with self._free:
            return tuple([await self._tried(file) for file in files])

    async def _tried(self, file: SentFile) -> Fetched:
        try:
            return file.name, await self._one(file)
        except Refused as refused:
            return refused.problems[0]

    async def _one(self, file: SentFile) -> bytes:
        if file.pasted:
            raise refuse("file_pasted")
        if not file.url:
            raise refuse("file_link", name=file.name)
        if not self._hosts.gives_files(file.url):
            raise refuse("file_elsewhere", name=file.name)
        try:
            return await self._read(file)
        except (
            aiohttp.ClientConnectorError,
            aiohttp.ConnectionTimeoutError,
            aiohttp.InvalidURL,
        ):
            raise refuse("file_away", name=file.name) from None
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise refuse("file_broken_off", name=file.name) from None

    async def _read(self, file: SentFile) -> bytes:
        url = URL(file.url, encoded=True)
        async with self._wire.web.get(url, headers=_HEADERS, allow_redirects=False) as answer:
            _judge(answer.status, file)
            # What the answer says of its length may be anything, so what comes is counted too.
            _judge_size(answer.content_length or 0, file)
            content = bytearray()
            async for part in answer.content.iter_any():
                content += part
                _judge_size(len(content), file)
        if not content:
            raise refuse("file_empty", name=file.name)
        return bytes(content)


def _judge_size(size: int, file: SentFile) -> None:
    if size > LARGEST:
        raise refuse("file_too_large", name=file.name)


def _judge(status: int, file: SentFile) -> None:
    """Refuses all but the bytes themselves."""
    if status == 200:
        return
    if 300 <= status < 400:
        raise refuse("file_elsewhere", name=file.name)
    raise refuse("file_link" if status in OVER else "file_away", name=file.name)
