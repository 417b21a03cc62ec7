"""The process that makes one long list: what it is to make comes in, the file goes out."""

import os
import pickle
import shutil
import sys
import tempfile
import traceback
from functools import partial
from typing import BinaryIO

import orjson

from bot.making import asked_lists
from domain.operations.work import LongList
from storage.engine.database import Database
from storage.store import Store

FAILED = 1
# Turns go first: whoever waits for a file has been told that it takes a moment.
_NICE = 10


def main() -> None:
    """Makes it; ends with the name of the error, and where it was, where that cannot be done."""
    try:
        if hasattr(os, "nice"):
            os.nice(_NICE)
        # From the bot, whose own process this is.
        url, long = pickle.load(sys.stdin.buffer)  # noqa: S301
        with tempfile.TemporaryFile() as file:
            _say(_made(url, long, file), file)
    except Exception as error:  # whatever it is, the bot notes it and tries again
        place = traceback.extract_tb(error.__traceback__)[-1]
        # Not its text: that may hold what people wrote.
        sys.stderr.write(f"{type(error).__name__} at {place.name}, line {place.lineno}")
        sys.exit(FAILED)


def _made(url: str, long: LongList, file: BinaryIO) -> tuple[str, str] | str:
    database = Database(url, long.hub, Store)
    database.start(readonly=True)
    try:
        return database.read_now(partial(asked_lists.write, long.work, long.now, to=file))
    finally:
        database.close()


def _say(told: tuple[str, str] | str, file: BinaryIO) -> None:
    head = (
        {"why": told} if isinstance(told, str) else dict(zip(("name", "about"), told, strict=True))
    )
    sys.stdout.buffer.write(orjson.dumps(head, option=orjson.OPT_APPEND_NEWLINE))
    file.seek(0)
    shutil.copyfileobj(file, sys.stdout.buffer)
