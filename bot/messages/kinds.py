"""What a kind of message is: how it reads, when it is due, and what follows its arrival."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.message import Message, Skip
from domain.delivery.delivery import OutboxRow
from storage.store import Store

# A row of the outbox as it reads at a moment, in a snapshot of the store.
Render = Callable[[OutboxRow, datetime, Store], Message | Skip]
# Puts the rows that are due at a moment, and gives them.
Due = Callable[[datetime, Store], list[OutboxRow]]
Arrived = Callable[[OutboxRow, datetime, Store], None]


@dataclass(frozen=True, slots=True)
class MessageKind:
    """One kind of message that the bot sends on its own; `name` stands in its rows of the outbox.

    `due` puts the rows that are due; it runs at each tick, and by hand under the name `job`. One
    that gives `More` is run again at once, in another transaction.
    `arrived` notes what follows from the arrival of a message or an update, in the transaction that
    notes the arrival. `fleeting` says that rows that have ended need not be kept: nobody puts their
    keys again, since each names a day that is over, an answered press or a file that is gone.
    """

    name: str
    render: Render
    due: Due | None = None
    job: str = ""
    arrived: Arrived | None = None
    fleeting: bool = False
