"""One replica: the real stages of delivery and the real tick, one deed at a time."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot import messages
from bot.delivery.addresses import Addresses
from bot.delivery.pace import Pace
from bot.delivery.stages import Stages
from bot.delivery.steps import Course, Read, Send, Step, Wait
from bot.delivery.ticks import Tick
from bot.delivery.worker import AT_ONCE, TICK
from domain.delivery.delivery import OutboxRow
from domain.delivery.more import do_all
from storage.store import Store
from tests.simulation.clock import Clock
from tests.simulation.connector import Connector
from tests.simulation.ground import Ground

GAP = timedelta(seconds=1)
Render = Callable[[OutboxRow, datetime, Store], Any]


@dataclass(slots=True)
class Flight:
    """A leased row on its course: the deed that is next, or what came of the last one."""

    row: OutboxRow
    course: Course
    deed: Step
    outcome: Any = None
    sent: bool = False


@dataclass(slots=True)
class Replica:
    """A process: to crash it is to forget it.

    One that sleeps does nothing until it wakes, and does not notice.
    `watch` is told what came of each deed for a row.
    """

    name: str
    ground: Ground
    connector: Connector
    clock: Clock
    dice: random.Random
    watch: Callable[[OutboxRow, Any], None]
    render: Render = messages.render
    ticks: Sequence[Tick] = ()
    a_second: float = 20.0
    flights: list[Flight] = field(default_factory=list)
    ticked: datetime | None = None
    sleeps_until: float = 0.0
    stages: Stages = field(init=False)

    def __post_init__(self) -> None:
        """Makes its stages."""
        now = self.clock.monotonic
        self.stages = Stages(
            self.render,
            self.clock,
            messages.arrived,
            self.dice.random,
            self.name,
            GAP,
            Pace(self.a_second, now),
            Addresses(now),
        )

    @property
    def sleeps(self) -> bool:
        """Whether it is stopped just now."""
        return self.clock.seconds < self.sleeps_until

    def step(self) -> str:
        """Does one thing and says which; an empty word if there is nothing to do."""
        now = self.clock()
        if self.ticked is None or not timedelta() <= now - self.ticked < TICK:
            return self._ticked(now)
        for address in self.stages.addresses.to_ask():
            self.stages.addresses.note_answer(address, alive=self.connector.lives(address))
        if self.flights and self.dice.random() < 0.6:
            return self._fly(self.dice.choice(self.flights))
        if len(self.flights) < AT_ONCE and self.stages.pace.allows(take=False):
            row = self.ground.write(self.stages.claim)
            if row is not None:
                self.stages.pace.allows()
                course = self.stages.course(row)
                self.flights.append(Flight(row, course, next(course)))
                return f"leased {row.id}"
        return self._fly(self.dice.choice(self.flights)) if self.flights else ""

    def _ticked(self, now: datetime) -> str:
        self.ticked = now
        self.ground.write_apart(self.stages.beat)
        # Where one found nothing to do, the others would read the same until something is written.
        if not self.ground.quiet(now, TICK):
            # All in one transaction: with one for each, as the worker has, a year takes nearly
            # half as long again.
            before = self.ground.changes
            self.ground.write(partial(self._tick, now))
            if self.ground.changes == before:
                self.ground.note_quiet(now)
        return "ticked"

    def _tick(self, now: datetime, store: Store) -> None:
        for tick in self.ticks:
            do_all(tick, now, store)

    def _fly(self, flight: Flight) -> str:
        deed = flight.deed
        if isinstance(deed, Send) and flight.outcome is None:
            flight.outcome = self.connector.handed(flight.row, deed.parcel)
            self.watch(flight.row, flight.outcome)
            self.ground.point()
            return f"row {flight.row.id}: {flight.outcome}"
        if isinstance(deed, Send):
            came, flight.outcome, flight.sent = flight.outcome, None, True
        elif isinstance(deed, Wait):
            came = None
        elif isinstance(deed, Read):
            came = self.ground.read(deed.do)
        else:
            came = self.ground.write(deed.do)
            if flight.sent:  # the end is noted
                self.connector.heard(flight.row)
        self.watch(flight.row, came)
        try:
            flight.deed = flight.course.send(came)
        except StopIteration:
            self.flights.remove(flight)
        else:
            if isinstance(flight.deed, Send):
                self.connector.begun(flight.row)
        return f"row {flight.row.id}: {type(deed).__name__}"
