"""Work that goes on after its caller was answered."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

_log = logging.getLogger(__name__)


class Tasks:
    """The work that goes on now; its length is how much."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def __len__(self) -> int:
        return len(self._tasks)

    async def within(self, work: Coroutine[Any, Any, Any], seconds: float) -> Any:
        """What the work gives, or None after so many seconds; it goes on."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        done, _ = await asyncio.wait([task], timeout=seconds)
        return task.result() if done else None

    async def drain(self, seconds: float) -> None:
        """Waits until all is done, but not for ever."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (failure := task.exception()):
            _log.error("work that went on failed", exc_info=failure)
