"""Figures for Prometheus, on a port of their own: turns, delivery, the worker's heartbeat; no ids, no names."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from domain.delivery import State
from domain.standing import Standing

OURS = "hub_visits"
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Pulse:
    """What this process knows of itself: when its worker last went round, and how many addresses it leaves alone."""

    beat: datetime | None
    shut: int


class Metrics:
    """Counts turns as they are answered; reads the rest when it is asked for."""

    def __init__(self, standing: Callable[[], Awaitable[Standing]], pulse: Callable[[], Pulse]) -> None:
        self._standing = standing
        self._pulse = pulse
        self._runner: web.AppRunner | None = None
        self._registry = CollectorRegistry()
        kept = self._registry
        self._turns = Counter(
            f"{OURS}_turns", "Turns answered, by what came and the kind of reply", ["what", "reply"], registry=kept
        )
        self._seconds = Histogram(
            f"{OURS}_turn_seconds", "How long a turn took", ["what"], buckets=SECONDS, registry=kept
        )
        self._rows = Gauge(f"{OURS}_outbox_rows", "Rows of the outbox by state", ["state"], registry=kept)
        self._held = self._gauge("outbox_held_rows", "Rows that wait for a chat to speak again")
        self._oldest = self._gauge("outbox_oldest_due_seconds", "How long the oldest row that may go has been due")
        self._untold = self._gauge("flags_untold", "Flags of which nobody was told")
        self._replicas = self._gauge("replicas", "Processes that share the work")
        self._beat = self._gauge("worker_heartbeat_age_seconds", "Since the worker last went round")
        self._shut = self._gauge("addresses_shut", "Service URLs left alone after posts without an answer")
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)

    def turn(self, what: str, reply: str, seconds: float) -> None:
        """Counts one turn."""
        self._turns.labels(what, reply).inc()
        self._seconds.labels(what).observe(seconds)

    def _gauge(self, name: str, says: str) -> Gauge:
        return Gauge(f"{OURS}_{name}", says, registry=self._registry)

    async def start(self, host: str, port: int | None) -> None:
        """Serves `/metrics` on a port of its own; without one nothing is served."""
        if port is None:
            return
        app = web.Application()
        app.add_routes([web.get("/metrics", self._told)])
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()

    async def stop(self) -> None:
        """Serves no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _told(self, _request: web.Request) -> web.Response:
        standing, pulse = await self._standing(), self._pulse()
        for state in State:
            self._rows.labels(state.value).set(standing.rows.get(state, 0))
        self._held.set(standing.held)
        self._oldest.set((standing.now - standing.oldest).total_seconds() if standing.oldest else 0)
        self._untold.set(standing.untold)
        self._replicas.set(standing.replicas)
        self._beat.set((standing.now - pulse.beat).total_seconds() if pulse.beat else float("inf"))
        self._shut.set(pulse.shut)
        body = generate_latest(self._registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})
