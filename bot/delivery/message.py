"""What a row of the outbox becomes when it is about to be sent: a message, or none and why."""

from dataclasses import dataclass, field

from bot.turns.reply import Card
from domain.delivery.delivery import Again
from domain.delivery.slots import Slot
from domain.operations.files import Offer, Upload

# A card, the offer of a file, or the bytes of a file that was accepted.
Content = Card | Offer | Upload


@dataclass(frozen=True, slots=True)
class Message:
    """A card to send, or in its place a file to be offered or put.

    `slot` is what the message stands for, if it is to be updated later. `shows` is what it shows
    at first, where that is not its slot: "form:<id>" while somebody fills it in.
    """

    card: Card = field(default_factory=dict)
    slot: Slot | None = None
    shows: str = ""
    file: Offer | Upload | None = None

    @property
    def content(self) -> Content:
        """The file, else the card: what is handed to the connector."""
        return self.file or self.card


@dataclass(frozen=True, slots=True)
class Skip:
    """No message, since nothing is left to say; `reason` is kept, such as "not allowed"."""

    reason: str


# Again says that the row cannot be rendered yet.
Rendered = Message | Skip | Again
