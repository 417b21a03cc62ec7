"""Figures for Prometheus, on a port of their own: turns, delivery and the worker, without names."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from aiohttp import web
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from bot.web.application import application
from domain.operations.standing import UNDECIDED, UNSENT, BotStanding

OURS = "hub_visits"
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
# Prometheus waits for 10 s: a database that is away must not look like a process that is gone.
PATIENCE = 3.0
# Nobody has anything to send here.
LONGEST_BODY = 1024
# What stands in place of a reply's kind where there was none to be had.
FAULT, UNANSWERED = "Fault", ("Busy", "TooMany", "Unavailable")
# The HTTP statuses of what is not let in.
REFUSALS = (400, 401, 403, 408, 413, 415)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pulse:
    """What this process knows of itself.

    `silent` is for how many seconds its worker did not go round; `shut` is how many addresses it
    leaves alone; `writable` says whether its database takes writes.
    """

    silent: float
    shut: int
    writable: bool = True


class Metrics:
    """Counts turns as they are answered; reads the rest when it is asked for.

    What only the database knows is left out while that does not answer. `kinds` are those of turns.
    """

    def __init__(
        self,
        standing: Callable[[], Awaitable[BotStanding]],
        pulse: Callable[[], Pulse],
        kinds: Iterable[str] = (),
    ) -> None:
        self._standing = standing
        self._pulse = pulse
        self._runner: web.AppRunner | None = None
        self._of_turns = _OfTurns(kinds)
        self._of_process = _OfProcess()
        self._of_database = _OfDatabase()

    def turn(self, what: str, reply: str, seconds: float) -> None:
        """Counts one turn."""
        self._of_turns.count.labels(what, reply).inc()
        self._of_turns.seconds.labels(what).observe(seconds)
        if reply == FAULT:
            self.fault()

    def fault(self) -> None:
        """Counts a turn that went wrong, whatever its person was shown."""
        self._of_turns.faults.inc()

    def refused(self, status: int, _reason: str) -> None:
        """Counts a request that was not let in."""
        self._of_turns.refused.labels(status).inc()

    async def start(self, host: str, port: int | None) -> None:
        """Serves `/metrics` on a port of its own; without one nothing is served."""
        if port is None:
            return
        app = application(LONGEST_BODY, self.refused)
        app.add_routes([web.get("/metrics", self._answer)])
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()

    async def stop(self) -> None:
        """Serves no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, _request: web.Request) -> web.Response:
        standing = await self._read_standing()
        pulse = self._pulse()
        up = standing is not None and pulse.writable
        self._of_process.set(pulse, database_up=up)
        body = generate_latest(self._of_turns.registry) + generate_latest(self._of_process.registry)
        if standing is not None:
            self._of_database.set(standing)
            body += generate_latest(self._of_database.registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _read_standing(self) -> BotStanding | None:
        try:
            return await asyncio.wait_for(self._standing(), PATIENCE)
        except Exception:
            _log.warning("the figures of the database could not be read", exc_info=True)
            return None


class _OfTurns:
    """Figures of what came to this process: turns, and requests that were not let in."""

    def __init__(self, kinds: Iterable[str]) -> None:
        self.registry = CollectorRegistry()
        self.count = Counter(
            f"{OURS}_turns",
            "Turns answered, by what came and the kind of reply",
            ["what", "reply"],
            registry=self.registry,
        )
        for what in kinds:
            # A counter that begins with its first event hides that one from a rate.
            for reason in UNANSWERED:
                self.count.labels(what, reason)
        self.faults = Counter(
            f"{OURS}_faults",
            "Turns that went wrong, so that nothing was saved",
            registry=self.registry,
        )
        self.refused = Counter(
            f"{OURS}_refused_requests",
            "Requests that were not let in, by HTTP status",
            ["status"],
            registry=self.registry,
        )
        for status in REFUSALS:
            self.refused.labels(status)
        self.seconds = Histogram(
            f"{OURS}_turn_seconds",
            "How long a turn took",
            ["what"],
            buckets=SECONDS,
            registry=self.registry,
        )


class _OfProcess:
    """Figures of this process."""

    def __init__(self) -> None:
        self.registry = own = CollectorRegistry()
        self._beat = _gauge(own, "worker_heartbeat_age_seconds", "Since the worker last went round")
        self._shut = _gauge(
            own, "addresses_shut", "Service URLs left alone after posts without an answer"
        )
        self._up = _gauge(
            own, "database_up", "Whether the database answers and takes writes: 1 or 0"
        )
        ProcessCollector(registry=own)
        PlatformCollector(registry=own)

    def set(self, pulse: Pulse, *, database_up: bool) -> None:
        """Has them as they are now."""
        self._beat.set(pulse.silent)
        self._shut.set(pulse.shut)
        self._up.set(database_up)


class _OfDatabase:
    """Figures that only the database knows."""

    def __init__(self) -> None:
        self.registry = read = CollectorRegistry()
        self._rows = Gauge(
            f"{OURS}_outbox_rows",
            "Rows of the outbox that have not ended, by state",
            ["state"],
            registry=read,
        )
        self._held = _gauge(read, "outbox_held_rows", "Rows that wait for a chat to speak again")
        self._oldest = _gauge(
            read, "outbox_oldest_due_seconds", "How long the oldest row that may go has been due"
        )
        self._untold = _gauge(read, "flags_untold", "Flags of which nobody was told")
        self._replicas = _gauge(read, "replicas", "Processes that share the work")

    def set(self, standing: BotStanding) -> None:
        """Has them as they are now."""
        for state in (*UNSENT, *UNDECIDED):
            self._rows.labels(state.value).set(standing.rows.get(state, 0))
        self._held.set(standing.held)
        waits = (standing.now - standing.oldest).total_seconds() if standing.oldest else 0
        self._oldest.set(waits)
        self._untold.set(standing.unannounced)
        self._replicas.set(standing.replicas)


def _gauge(registry: CollectorRegistry, name: str, says: str) -> Gauge:
    return Gauge(f"{OURS}_{name}", says, registry=registry)
