"""The loop of what the bot does on its own: it ticks, delivers what is due, and sleeps.

One round: tick if half a minute is over, ask addresses that rested, begin deliveries while the pace
allows, begin one piece of long work. Then it sleeps until the next of these is due, or until a
commit that put a row wakes it.
"""

import asyncio
import contextlib
import logging
import math
from collections.abc import Callable, Coroutine, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.delivery.delivery import Delivery
from bot.delivery.ends import about
from bot.delivery.long_work import FileMaker, Making
from bot.delivery.pace import Pace
from bot.delivery.ticks import Tick, run_tick
from domain.delivery.delivery import OutboxRow
from storage.engine.database import Database, Unavailable
from storage.store import Store

TICK = timedelta(seconds=30)
# Teams takes 0.3 s to answer: fewer could not reach the pace of 20 a second, and each is one
# unknown if we are killed.
AT_ONCE = 8
# Seconds: for deliveries on their way when the process ends, after a round that failed, and the
# least between two rounds.
FINISH = 20.0
RETRY = 5.0
SOON = 0.2
# Each commit wakes the loop, and a round costs as much as a save: on a busy day ten rounds a second
# are enough. It looks again every BREATH seconds whether one more is allowed.
LOOKS_A_SECOND, BREATH = 10.0, 0.05
_log = logging.getLogger(__name__)


class Worker:
    """Ticks every 30 seconds and delivers to at most eight conversations at once.

    A commit that put a row wakes it. One piece of long work at a time is made in a thread of its
    own, begun when no more deliveries can be.

    Each of `ticks` puts the rows of its subject that are due. It runs in transactions of its own,
    so that one that fails stops no other, and may run twice.
    """

    def __init__(
        self,
        database: Database[Store],
        delivery: Delivery,
        ticks: Iterable[Tick],
        now: Callable[[], datetime],
        making: Making,
    ) -> None:
        self._database = database
        self._delivery = delivery
        self._pace = delivery.stages.pace
        self._addresses = delivery.stages.addresses
        self._ticks = tuple(ticks)
        self._now = now
        self._file_maker = FileMaker(database, making, now, delivery.stages.owner)

        self._ticked = datetime.min.replace(tzinfo=UTC)
        self._looks = Pace(LOOKS_A_SECOND)
        self._woken = asyncio.Event()
        self._stopping = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: asyncio.Task[None] | None = None

        # Tasks that were begun and have not ended: a task that nobody holds may be lost.
        self._deliveries: set[asyncio.Task[None]] = set()
        self._questions: set[asyncio.Task[None]] = set()
        self._files: set[asyncio.Task[None]] = set()

        # When the last round began; None before the first.
        self.beat: datetime | None = None

    def start(self) -> None:
        """Begins to go round, in the running event loop."""
        self._loop = asyncio.get_running_loop()
        self._database.listen(self.wake)
        self._running = asyncio.create_task(self._run(), name="worker")

    def wake(self) -> None:
        """Has it look for what is due; may be called from any thread."""
        # The event loop may be closed by now: then nobody is left to wake.
        with contextlib.suppress(RuntimeError):
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._woken.set)

    def silent(self) -> float:
        """Seconds since the last round began; infinite before the first."""
        if self.beat is None:
            return math.inf
        return (self._now() - self.beat).total_seconds()

    def alive(self, within: timedelta = 3 * TICK) -> bool:
        """Whether a round began lately."""
        return self.silent() < within.total_seconds()

    async def lives(self) -> bool:
        """The same as `alive`, as a check that can be awaited like every other."""
        return self.alive()

    async def finish(self, _application: object = None) -> None:
        """Has it begin nothing new; called as soon as the process is asked to end."""
        self._stopping = True
        self._woken.set()

    async def stop(self) -> None:
        """Takes nothing new, gives what is on its way 20 seconds, and gives back the rest."""
        await self.finish()
        if self._running is not None:
            await self._running
        for task in self._questions:
            task.cancel()
        await self._end_tasks(self._deliveries | self._files)
        # What a database that is away cannot take back comes free when its lease ends.
        with contextlib.suppress(Unavailable):
            await self._file_maker.release()
            await self._delivery.release()

    async def round(self) -> float:
        """Ticks if it is time, begins what deliveries may begin, and gives the seconds to sleep."""
        now = self.beat = self._now()
        # Less than no time has passed where the clock was set back: then too it ticks.
        if not timedelta() <= now - self._ticked < TICK:
            await self._delivery.beat()
            # A beat that the database did not keep is made again in the next round.
            self._ticked = now
            await self._run_ticks(now)
        for address in self._addresses.to_ask():
            self._begin(self._ask(address), self._questions)
        await self._begin_deliveries()
        if not self._files and not self._stopping:
            work = await self._file_maker.take(now)
            if work is not None:
                self._begin(self._file_maker.make(work), self._files)
        return await self._pause()

    async def _run(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                pause = await self.round()
            except Unavailable:
                # The database has told the log why.
                pause = RETRY
            except Exception:
                _log.exception("the worker's round failed; the next is in a few seconds")
                pause = RETRY
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._woken.wait()
            while not self._looks.allows() and not self._stopping:
                await asyncio.sleep(BREATH)

    async def _run_ticks(self, now: datetime) -> None:
        for tick in self._ticks:
            await run_tick(tick, now, self._database, lambda: not self._stopping)

    async def _begin_deliveries(self) -> None:
        # A message is counted once a row is there to send: to look costs the pace nothing.
        while self._may_begin():
            row = await self._delivery.claim()
            if row is None:
                return
            self._pace.allows()
            self._begin(self._deliver(row), self._deliveries)

    def _may_begin(self) -> bool:
        free = len(self._deliveries) < AT_ONCE
        return free and not self._stopping and self._pace.allows(take=False)

    async def _deliver(self, row: OutboxRow) -> None:
        try:
            await self._delivery.deliver(row)
        except Exception:
            # The database failed at it. Nobody takes the row before its lease ends, and what is
            # known of it by then decides.
            _log.exception("a row was left to its lease", extra=about(row))

    async def _pause(self) -> float:
        """Seconds until something may be begun; the end of a task wakes the loop before."""
        now = self._now()
        until_tick = (self._ticked + TICK - now).total_seconds()
        if not self._pace.allows(take=False):
            return SOON
        if len(self._deliveries) >= AT_ONCE:
            return max(until_tick, SOON)
        waits = [until_tick]
        due = await self._delivery.next_due()
        if due is not None:
            waits.append((due - now).total_seconds())
        rest = self._addresses.rest()
        if rest is not None:
            waits.append(rest)
        return max(min(waits), SOON)

    async def _ask(self, address: str) -> None:
        try:
            await self._delivery.ask(address)
        except Exception:
            _log.exception("an address could not be asked whether it lives")

    def _begin(self, work: Coroutine[Any, Any, None], among: set[asyncio.Task[None]]) -> None:
        def wake_up(task: "asyncio.Task[None]") -> None:
            among.discard(task)
            self._woken.set()

        task = asyncio.create_task(work)
        among.add(task)
        task.add_done_callback(wake_up)

    async def _end_tasks(self, tasks: set[asyncio.Task[None]]) -> None:
        """Waits for tasks for 20 seconds, and cancels those that have not ended by then."""
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=FINISH)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
