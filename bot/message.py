"""What a row of the outbox turns into when it is about to be sent."""

from dataclasses import dataclass

from bot.reply import Card


@dataclass(frozen=True, slots=True)
class Message:
    """A card to send. `slot` names what the message stands for ("visit:7"), if it is to be updated later.

    `shows` is what it shows at first, where that is not its slot: "form:<id>" while somebody fills it in.
    """

    card: Card
    slot: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Skip:
    """There is nothing left to say, for a reason that is kept: already done, erased, no longer allowed."""

    reason: str


Rendered = Message | Skip
