"""The clock, the connector and the record that rows are delivered with."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.delivery.message import Message, Rendered, Skip
from bot.turns.reply import Card
from domain.delivery.conversations import Conversation
from domain.delivery.delivery import DeliveryState, OutboxRow, Outcome, Sent
from domain.delivery.slots import Slot
from storage.engine.database import Database
from storage.store import Store
from tests.make import NOW


@dataclass
class Clock:
    """A clock that moves when told."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        """Now."""
        return self.at

    def on(self, **by: float) -> None:
        """Moves it, back too."""
        self.at += timedelta(**by)


@dataclass
class Teams:
    """The connector: what was sent and put, and what it answers next."""

    said: list[tuple[str, str, str]] = field(default_factory=list)
    answers: list[Outcome | Exception] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    async def send(self, conversation: Conversation, card: Card) -> Outcome:
        """A new message."""
        return self._answer("send", conversation.id, card)

    async def update(self, conversation: Conversation, activity: str, card: Card) -> Outcome:
        """A card put into a message."""
        return self._answer(f"put {activity}", conversation.id, card)

    def _answer(self, what: str, conversation: str, card: Card) -> Outcome:
        self.said.append((what, conversation, card["text"]))
        self.meanwhile()
        answer = self.answers.pop(0) if self.answers else Sent(f"m{next(self.ids)}")
        if isinstance(answer, Exception):
            raise answer
        return answer


@dataclass
class Record:
    """What rows are rendered from here: one text, or the reason to say nothing, or a fault."""

    text: str = "as it was"
    skip: str = ""
    broken: bool = False
    meanwhile: Callable[[], None] = lambda: None

    def render(self, row: OutboxRow, _now: datetime, _store: Store) -> Rendered:
        """The message of a row, afresh."""
        self.meanwhile()
        if self.broken:
            raise KeyError(row.subject)
        return (
            Skip(self.skip)
            if self.skip
            else Message({"text": self.text}, Slot("visit", row.subject))
        )


def put(database: Database[Store], key: str = "k", late: datetime | None = None) -> None:
    """A row to Farida about record 7."""
    assert database.write_now(
        lambda store: store.outbox.put("visit", "7", key, "a:farida", NOW, late=late)
    )


def update(database: Database[Store], shows: str = "visit:7") -> None:
    """A row that updates message m0, which shows that."""
    post = database.write_now(
        lambda store: store.posts.show("a:farida", "m0", "visit:7", shows, NOW)
    )
    database.write_now(lambda store: store.outbox.update(post, "visit", "7", NOW))


def states(database: Database[Store]) -> dict[DeliveryState, int]:
    """How many rows stand where."""
    return database.read_now(lambda store: store.outbox.counts())
