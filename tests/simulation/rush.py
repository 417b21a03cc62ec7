"""Many messages due at one moment, and the replicas that work them off."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.delivery.message import Message, Rendered
from bot.delivery.stages import LEASE
from domain.delivery.delivery import DeliveryState, OutboxRow
from domain.hub import Hub
from storage.store import Store
from tests.databases import chat
from tests.make import NOW
from tests.simulation.clock import Clock
from tests.simulation.connector import Connector
from tests.simulation.ground import Crashed, Ground
from tests.simulation.promises import Promises
from tests.simulation.replica import Replica

FINE = {"fine": 1.0}


@dataclass(slots=True)
class Rush:
    """So many rows to so many chats; the connector is fine unless it is told otherwise.

    `deaths` is the chance, at each step of a replica, that it dies at one of the next points.
    `pauses` is the chance that it is stopped for up to three leases.
    """

    folder: Path
    seed: int
    rows: int
    chats: int
    replicas_at_once: int = 2
    deaths: float = 0.0
    pauses: float = 0.0
    killed: int = 0
    dice: random.Random = field(init=False)
    clock: Clock = field(init=False)
    ground: Ground = field(init=False)
    connector: Connector = field(init=False)
    promises: Promises = field(init=False)
    replicas: list[Replica] = field(init=False)
    _born: int = 0

    def __post_init__(self) -> None:
        """Puts the rows."""
        self.dice, self.clock = random.Random(self.seed), Clock(NOW)
        self.ground = Ground(self.folder, Hub())
        self.connector = Connector(self.dice, self.clock, FINE)
        self.promises = Promises(self.ground, self.connector)
        self.replicas = [self._replica() for _ in range(self.replicas_at_once)]
        self.ground.write(self._put)

    def work(self, within: timedelta) -> None:
        """Lets the replicas work until every row has its end, at most so long."""
        until = self.clock.seconds + within.total_seconds()
        while self.clock.seconds < until and self.left():
            did = [
                self._stepped(replica)
                for replica in self.dice.sample(self.replicas, len(self.replicas))
            ]
            if not any(did):
                self.clock.pass_(0.25)
            self.clock.pass_(self.dice.uniform(0, 0.02))
        self.promises.at_the_end()

    def _replica(self) -> Replica:
        self._born += 1
        parts = (self.ground, self.connector, self.clock, self.dice, self._watch)
        return Replica(f"r{self._born}", *parts, render=render)

    def _stepped(self, replica: Replica) -> bool:
        if replica.sleeps:
            return False
        if self.dice.random() < self.deaths:
            self.ground.crash_at = self.ground.points + self.dice.randint(1, 12)
        if self.dice.random() < self.pauses:
            replica.sleeps_until = (
                self.clock.seconds + self.dice.uniform(0, 3) * LEASE.total_seconds()
            )
        try:
            return bool(replica.step())
        except Crashed:
            self.killed += 1
            self.replicas[self.replicas.index(replica)] = self._replica()
            return True

    def left(self) -> bool:
        """Whether a row has no end yet."""
        return bool(
            self.ground.rows(
                "select 1 from outbox where state in ('ready', 'leased', 'sending') limit 1"
            )
        )

    def ends(self) -> dict[DeliveryState, int]:
        """How many rows ended how."""
        return self.ground.read(lambda store: store.outbox.counts())

    def twice(self) -> int:
        """How many messages arrived more than once."""
        return sum(times > 1 for times in self.connector.delivered.values())

    def _put(self, store: Store) -> None:
        for number in range(self.chats):
            store.conversations.put(chat(f"a:{number}"), None)
        for number in range(self.rows):
            store.outbox.put("said", str(number), f"said:{number}", f"a:{number % self.chats}", NOW)

    def _watch(self, row: OutboxRow, _came: object) -> None:
        self.promises.of_row(row)


def render(row: OutboxRow, _now: datetime, _store: Store) -> Rendered:
    """The key as a card."""
    card: dict[str, Any] = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "fallbackText": row.key,
        "body": [],
    }
    return Message(card)
