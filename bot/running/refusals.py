"""Requests that were refused: each is counted, and the log has their sums once a minute.

Strangers decide how many there are; a line for each would let them fill the disk.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress

MINUTE = 60.0
_log = logging.getLogger(__name__)


class Refusals:
    """Counts refusals by HTTP status and reason; `count` is called for each.

    `pause` waits for so many seconds.
    """

    def __init__(
        self,
        count: Callable[[int, str], None],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._count = count
        self._pause = pause
        self._sums: Counter[tuple[int, str]] = Counter()
        self._telling: asyncio.Task[None] | None = None

    def note(self, status: int, reason: str) -> None:
        """Counts one; the first begins a minute at whose end all are told."""
        self._count(status, reason)
        self._sums[status, reason] += 1
        if self._telling is None:
            self._telling = asyncio.create_task(self._in_a_minute(), name="refused requests")

    async def stop(self) -> None:
        """Tells at once what was counted."""
        if self._telling is not None:
            self._telling.cancel()
            with suppress(asyncio.CancelledError):
                await self._telling
        self._tell()

    async def _in_a_minute(self) -> None:
        await self._pause(MINUTE)
        self._tell()

    def _tell(self) -> None:
        told, self._sums, self._telling = self._sums, Counter(), None
        for (status, reason), count in sorted(told.items()):
            facts = {"status": status, "reason": reason, "count": count}
            _log.info("requests were refused", extra=facts)
