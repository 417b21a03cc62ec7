"""Long work beside the conversation: one file at a time."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol

from domain.operations.files import Document
from domain.operations.work import LongList, Work
from storage.engine.database import Database
from storage.store import Store

_log = logging.getLogger(__name__)


class Making(Protocol):
    """How a file is made, from a snapshot, and handed in."""

    def read(
        self, work: Work, now: datetime, store: Store
    ) -> Callable[[], object] | Document | LongList | str:
        """What was made, or what makes it: a function, or for a long list a process; or why not."""

    async def make_apart(self, long: LongList, url: str) -> Document | str:
        """The document of a long list in the database at `url`, made in a process of its own."""

    def hand_in(self, work: Work, made: object, now: datetime, store: Store) -> None:
        """Keeps what was made and offers it, or tells why (a text) there is nothing."""

    def note_failure(self, work: Work, why: str, now: datetime, store: Store) -> None:
        """Has it made once more, or gives it up."""


class FileMaker:
    """Takes pieces of work for one replica, `owner`, and makes what each asks for."""

    def __init__(
        self,
        database: Database[Store],
        making: Making,
        now: Callable[[], datetime],
        owner: str,
    ) -> None:
        self._database = database
        self._making = making
        self._now = now
        self._owner = owner

    async def take(self, now: datetime) -> Work | None:
        """The next piece that waits, leased to this replica; None if there is none."""
        # Read first: a transaction that writes is dear, and hardly ever is there a file to make.
        if not await self._database.read(lambda store: store.work.waits(now)):
            return None
        return await self._database.write(lambda store: store.work.take(self._owner, now))

    async def make(self, work: Work) -> None:
        """Makes the document and hands it in; a failure is noted, and logged."""
        about = {"job": work.id, "kind": work.kind}
        try:
            document = await self._make_document(work)
            end = partial(self._making.hand_in, work, document)
        except Exception as error:
            _log.exception("a file could not be made", extra=about)
            end = partial(self._making.note_failure, work, type(error).__name__)
        try:
            await self._database.write(lambda store: end(self._now(), store))
        except Exception:
            _log.exception("a file was left to its lease", extra=about)

    async def release(self) -> None:
        """Gives back what was taken and not handed in."""
        await self._database.write(lambda store: store.work.release(self._owner))

    async def _make_document(self, work: Work) -> object:
        found = await self._database.read(lambda store: self._making.read(work, self._now(), store))
        if isinstance(found, LongList):
            # Turns wait for readers, and for their share of the interpreter.
            return await self._making.make_apart(found, self._database.url)
        if isinstance(found, str | Document):
            return found
        # Not in the reader's thread: what is long is not the reading, and turns wait for readers.
        return await asyncio.to_thread(found)
