"""The parts of a worker whose rounds are driven by hand: a clock, a connector that can wait."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.delivery.message import Message, Rendered
from bot.turns.reply import Card
from domain.delivery.conversations import Conversation
from domain.delivery.delivery import DeliveryState, OutboxRow, Outcome, Sent
from storage.engine.database import Database
from storage.store import Store
from tests.databases import chat
from tests.make import NOW

Tick = Callable[[datetime, Store], object]


class Clock:
    """A clock that moves when told."""

    at = NOW
    # So often it cannot say.
    faults = 0

    def __call__(self) -> datetime:
        """Now."""
        if self.faults:
            self.faults -= 1
            raise OSError("no clock")
        return self.at


class Gate:
    """A connector that answers when told; `open` it, or let each message wait."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.flying = self.most = 0
        self.opened = asyncio.Event()
        self.arrived = asyncio.Condition()

    async def send(self, _conversation: Conversation, card: Card) -> Outcome:
        """A new message."""
        self.flying += 1
        self.most = max(self.most, self.flying)
        async with self.arrived:
            self.said.append(card["text"])
            self.arrived.notify_all()
        await self.opened.wait()
        self.flying -= 1
        return Sent(f"m{len(self.said)}")

    async def update(self, conversation: Conversation, _activity: str, card: Card) -> Outcome:
        """A card put into a message."""
        return await self.send(conversation, card)

    async def heard(self, number: int) -> None:
        """Waits until so many messages arrived."""
        async with asyncio.timeout(10), self.arrived:
            await self.arrived.wait_for(lambda: len(self.said) >= number)


def render(row: OutboxRow, _now: datetime, _store: Store) -> Rendered:
    """The subject as the card."""
    return Message({"text": row.subject})


def quiet(_now: datetime, _store: Store) -> None:
    """A tick with nothing due."""


def say(store: Store, *numbers: int, due: datetime = NOW) -> None:
    """A row for each number, each to a conversation of its own."""
    for number in numbers:
        store.conversations.put(chat(f"a:{number}"), None)
        store.outbox.put("visit", str(number), f"k:{number}", f"a:{number}", NOW, due=due)


def counts(database: Database[Store]) -> dict[DeliveryState, int]:
    """How many rows stand where."""
    return database.read_now(lambda store: store.outbox.counts())
