"""Long lists, made in a process of its own while everybody else goes on.

A list of 100,000 rows takes some seconds of reading and packing. In a thread of the bot each turn
would wait for its share of the interpreter: so a process reads the database by itself, in a
snapshot of its own, and says the file. It is gone when the bot is.
"""

import asyncio
import pickle
from typing import Any

import orjson

from bot.documents.apart import program
from domain.operations.files import Document
from domain.operations.work import LEASE, LongList

# Seconds: whoever takes longer would lose the lease.
PATIENCE = 0.9 * LEASE.total_seconds()


class NotMade(Exception):  # noqa: N818 - says what became of it
    """The process ended without a file; its text is the name of the error there."""


async def make_apart(long: LongList, url: str) -> Document | str:
    """The document of a list in the database at `url`, or why there is to be none; or raises."""
    process = await asyncio.create_subprocess_exec(
        *program("bot.making.maker"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            said, error = await process.communicate(pickle.dumps((url, long)))
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise NotMade(error.decode(errors="replace").strip()[:200])
    return _document(said)


def _document(said: bytes) -> Document | str:
    head, _, content = said.partition(b"\n")
    told: dict[str, Any] = orjson.loads(head)
    return told["why"] if "why" in told else Document(told["name"], told["about"], content)
