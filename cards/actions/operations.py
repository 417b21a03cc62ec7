"""Buttons about how the bot does."""

from typing import ClassVar

from cards.actions.action import Action, Id


class ShowStatus(Action):
    """Posts how the bot does."""

    verb: ClassVar[str] = "status"


class ListUndelivered(Action):
    """Posts what did not arrive."""

    verb: ClassVar[str] = "undelivered"


class Resend(Action):
    """Sends once more what did not arrive, or may have."""

    verb: ClassVar[str] = "undelivered.resend"
    row: Id


class GiveUp(Action):
    """Lets a message that did not arrive be."""

    verb: ClassVar[str] = "undelivered.give_up"
    row: Id


class ShowLive(Action):
    """Posts what would go to whom if the hub went live now."""

    verb: ClassVar[str] = "live.show"


class GoLive(Action):
    """Lets welcomes, prompts and copies go."""

    verb: ClassVar[str] = "live.go"
