"""The steps of a row on its way to Teams, as data: what is to be done, by whoever drives them."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.delivery.message import Message
from domain.delivery.conversations import Conversation
from domain.delivery.delivery import Post
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message as it read `at` a moment, with the conversation that it goes to.

    `post` is the message to put it into, if it is an update.
    """

    conversation: Conversation
    message: Message
    at: datetime
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The row waits on as it did: its conversation takes no messages now."""


@dataclass(frozen=True, slots=True)
class Read:
    """`do` is to be run on a snapshot; what it gives is handed back."""

    do: Callable[[Store], Any]


@dataclass(frozen=True, slots=True)
class Write:
    """`do` is to be run in a transaction of its own; what it gives is handed back."""

    do: Callable[[Store], Any]


@dataclass(frozen=True, slots=True)
class Send:
    """The parcel is to be handed to the connector one time; the outcome is handed back."""

    parcel: Parcel


@dataclass(frozen=True, slots=True)
class Wait:
    """So many seconds are to pass; nothing is handed back."""

    seconds: float


Step = Read | Write | Send | Wait
# Gives one step after the other, and is sent what came of each.
Course = Generator[Step, Any, None]
