"""The one loop that speaks without being spoken to: it ticks, delivers what is due, and sleeps."""

import asyncio
import contextlib
import logging
import math
from collections.abc import Callable, Coroutine, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Protocol

from bot.delivery.delivery import Delivery
from bot.delivery.pace import Pace
from bot.delivery.stages import about
from domain.delivery.delivery import OutboxRow
from domain.operations.files import Document
from domain.operations.work import Work
from storage.engine.database import Database
from storage.store import Store

TICK = timedelta(seconds=30)
# Teams takes 0.3 s to answer: fewer could not reach the pace of 20 a second, and each is one
# unknown if we are killed.
AT_ONCE = 8
FINISH = 20.0
RETRY = 5.0
SOON = 0.2
# Each commit wakes it, and to look costs as much as a save: on a busy day ten looks a second are
# enough.
LOOKS_A_SECOND, BREATH = 10.0, 0.05
_log = logging.getLogger(__name__)
Tick = Callable[[datetime, Store], object]


class Making(Protocol):
    """How long work is done: read in a snapshot, made without the store, and handed in."""

    def read(self, work: Work, now: datetime, store: Store) -> Callable[[], Document] | str:
        """What makes the document; or why it is not to be made."""

    def hand_in(self, work: Work, made: Document | str, now: datetime, store: Store) -> None:
        """Keeps the document, or has the person told that there is none."""

    def note_failure(self, work: Work, why: str, now: datetime, store: Store) -> None:
        """Has it made once more, or gives it up."""


class Worker:
    """Ticks every 30 seconds and delivers to at most eight conversations at once.

    What was put to be said wakes it. Once nothing more is to be begun it takes one piece of long
    work, and has it made in a thread of its own.

    Each of `ticks` puts the rows of its subject that are due; it runs in a transaction of its own,
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
        self._pace = delivery.stages.pace
        self._addresses = delivery.stages.addresses
        self._owner = delivery.stages.owner
        self._database = database
        self._delivery = delivery
        self._ticks = tuple(ticks)
        self._now = now
        self._long_work = making
        self._ticked = datetime.min.replace(tzinfo=UTC)
        self._tasks: set[asyncio.Task[None]] = set()
        self._asking: set[asyncio.Task[None]] = set()
        self._making: set[asyncio.Task[None]] = set()
        self._woken = asyncio.Event()
        self._stopping = False
        self._looks = Pace(LOOKS_A_SECOND)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: asyncio.Task[None] | None = None
        self.beat: datetime | None = None

    def start(self) -> None:
        """Begins to work in the running loop."""
        self._loop = asyncio.get_running_loop()
        self._database.listen(self.wake)
        self._running = asyncio.create_task(self._run(), name="worker")

    def wake(self) -> None:
        """Has it look for what is due; from any thread."""
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to wake
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._woken.set)

    def silent(self) -> float:
        """Seconds since the loop last went round; without end before it first did."""
        return math.inf if self.beat is None else (self._now() - self.beat).total_seconds()

    def alive(self, within: timedelta = 3 * TICK) -> bool:
        """Whether the loop went round lately."""
        return self.silent() < within.total_seconds()

    async def lives(self) -> bool:
        """As `alive`, for who waits for every check."""
        return self.alive()

    async def finish(self, _told: object = None) -> None:
        """Has it take nothing new; called as soon as the process is told to end."""
        self._stopping = True
        self._woken.set()

    async def stop(self) -> None:
        """Takes nothing new, gives what is on its way 20 seconds, and gives back the rest."""
        await self.finish()
        if self._running is not None:
            await self._running
        for task in self._asking:
            task.cancel()
        if begun := self._tasks | self._making:
            _, late = await asyncio.wait(begun, timeout=FINISH)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._database.write(lambda store: store.work.release(self._owner))
        await self._delivery.release()

    async def round(self) -> float:
        """Ticks if it is time, begins what deliveries may begin, and gives the seconds to sleep."""
        now = self.beat = self._now()
        if not timedelta() <= now - self._ticked < TICK:  # also where the clock was set back
            self._ticked = now
            await self._delivery.beat()
            await self._ticking(now)
        for address in self._addresses.to_ask():
            self._begin(self._ask(address), self._asking)
        while len(self._tasks) < AT_ONCE and not self._stopping and self._pace.allows(take=False):
            row = await self._delivery.claim()
            if row is None:
                break
            self._pace.allows()
            self._begin(self._deliver(row), self._tasks)
        if not self._making and not self._stopping:
            await self._take(now)
        return await self._pause()

    async def _run(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                pause = await self.round()
            except Exception:
                _log.exception("the worker's round failed; the next is in a few seconds")
                pause = RETRY
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._woken.wait()
            while not self._looks.allows() and not self._stopping:
                await asyncio.sleep(BREATH)

    async def _ticking(self, now: datetime) -> None:
        for tick in self._ticks:
            try:
                await self._database.write(partial(tick_alone, tick, now))
            except Exception:
                _log.exception(
                    "a tick failed; the next is in half a minute", extra={"job": _named(tick)}
                )

    async def _deliver(self, row: OutboxRow) -> None:
        try:
            await self._delivery.deliver(row)
        except Exception:
            _log.exception("a row was left to its lease", extra=about(row))

    async def _take(self, now: datetime) -> None:
        if await self._database.read(lambda store: store.work.waits(now)):
            work = await self._database.write(lambda store: store.work.take(self._owner, now))
            if work is not None:
                self._begin(self._make(work), self._making)

    async def _make(self, work: Work) -> None:
        try:
            end = partial(self._long_work.hand_in, work, await self._made(work))
        except Exception as error:
            _log.exception("a file could not be made", extra={"job": work.id, "kind": work.kind})
            end = partial(self._long_work.note_failure, work, type(error).__name__)
        try:
            await self._database.write(lambda store: end(self._now(), store))
        except Exception:
            _log.exception(
                "a file was left to its lease", extra={"job": work.id, "kind": work.kind}
            )

    async def _made(self, work: Work) -> Document | str:
        make = await self._database.read(
            lambda store: self._long_work.read(work, self._now(), store)
        )
        # Not in the reader's thread: what is long is not the reading, and turns wait for readers.
        return make if isinstance(make, str) else await asyncio.to_thread(make)

    async def _pause(self) -> float:
        now = self._now()
        until_tick = (self._ticked + TICK - now).total_seconds()
        if not self._pace.allows(take=False):
            return SOON
        if len(self._tasks) >= AT_ONCE:
            return max(until_tick, SOON)
        due = await self._delivery.next_due()
        until_due = until_tick if due is None else (due - now).total_seconds()
        rest = self._addresses.rest()
        return max(min(until_tick, until_due, until_tick if rest is None else rest), SOON)

    async def _ask(self, address: str) -> None:
        try:
            await self._delivery.ask(address)
        except Exception:
            _log.exception("an address could not be asked whether it lives")

    def _begin(self, work: Coroutine[Any, Any, None], among: set[asyncio.Task[None]]) -> None:
        def ended(task: "asyncio.Task[None]") -> None:
            among.discard(task)
            self._woken.set()

        task = asyncio.create_task(work)
        among.add(task)
        task.add_done_callback(ended)


def tick_alone(tick: Tick, now: datetime, store: Store) -> None:
    """Ticks, unless another replica does so at this moment.

    Both would put the same rows, and wait for each other.
    """
    if store.replicas.turn():
        tick(now, store)


def _named(tick: Tick) -> str:
    return f"{getattr(tick, '__module__', '')}.{getattr(tick, '__name__', '')}"
