"""What a handler answers; how it reaches the person is `bot/teams`' business."""

from dataclasses import dataclass
from typing import Any

import orjson

from domain.delivery.slots import Slot

Card = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Show:
    """Puts `card` in place of the pressed one, or into the dialog.

    `slot` is what the message shows from now on, if that is to last: the message is updated with
    the card, and again whenever the slot's subject changes.
    `note` is what the card says of the press itself: that stays until the next change.
    `form` is the id of the form that is filled in there; while it is open no update may wipe it.
    """

    card: Card
    slot: Slot | None = None
    form: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """Posts `card` as a new message; `slot` and `form` as in `Show`.

    `stays` is the pressed card with what was typed into it: a client may empty a card that is
    answered with a sentence.
    """

    card: Card
    slot: Slot | None = None
    form: str = ""
    stays: Card | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """Leaves the pressed card and its inputs alone and tells the person `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """Ends a dialog and tells the person `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """No word."""


@dataclass(frozen=True, slots=True)
class TakeAway:
    """Takes the pressed message away, and posts `card` if there is one."""

    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a client lists while somebody types into a choice over many: codes with labels."""

    found: tuple[tuple[str, str], ...] = ()


Reply = Show | Say | Failed | Done | Nothing | TakeAway | Listed


def packed(reply: Reply) -> str:
    """A reply as text, kept for an activity that comes again, but without what was posted."""
    if isinstance(reply, Say):
        reply = Show(reply.stays) if reply.stays else Nothing()
    kept = {name: getattr(reply, name) for name in reply.__slots__}
    return orjson.dumps({"reply": type(reply).__name__, **kept}).decode()


def unpacked(body: str) -> Reply:
    """The reply to repeat; what was posted as a message is not posted again."""
    kept = orjson.loads(body)
    kind = kept.pop("reply")
    if kind == "Show":
        slot = kept.pop("slot")
        return Show(**kept, slot=Slot(**slot) if isinstance(slot, dict) else None)
    if kind == "Failed":
        return Failed(**kept)
    if kind == "Done":
        return Done(**kept)
    return Nothing()
