"""What a row of the outbox turns into when it is about to be sent."""

from dataclasses import dataclass, field

from bot.turns.reply import Card
from domain.delivery.delivery import Again
from domain.delivery.slots import Slot
from domain.operations.files import Offer, Upload

Content = Card | Offer | Upload


@dataclass(frozen=True, slots=True)
class Message:
    """A card to send; `slot` is what the message stands for, if it is to be updated later.

    `shows` is what it shows at first, where that is not its slot: "form:<id>" while somebody fills
    it in. `file` is one to be offered or put, in place of a card.
    """

    card: Card = field(default_factory=dict)
    slot: Slot | None = None
    shows: str = ""
    file: Offer | Upload | None = None

    @property
    def content(self) -> Content:
        """What is handed to the connector."""
        return self.file or self.card


@dataclass(frozen=True, slots=True)
class Skip:
    """There is nothing left to say, for a reason that is kept: done, erased, not allowed."""

    reason: str


# Again: it cannot be said yet.
Rendered = Message | Skip | Again
