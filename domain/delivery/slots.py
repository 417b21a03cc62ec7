"""What a message of ours stands for, so that it can be put anew when its subject changes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of message and the id of its subject: a record's receipt, a channel's card.

    It is kept with each message as text; `name` is that text where it is not made of the two.
    """

    kind: str
    subject: str
    name: str = ""

    def __str__(self) -> str:
        """Its text: "visit:7"."""
        return self.name or f"{self.kind}:{self.subject}"
