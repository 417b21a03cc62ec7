"""Buttons about how the bot does."""

from typing import ClassVar

from cards.actions.action import Action, Id


class ShowStatus(Action):
    """Posts how the bot does."""

    verb: ClassVar[str] = "status"


class AuditFile(Action):
    """Has the audit made as a file."""

    verb: ClassVar[str] = "audit.file"


class ListUndelivered(Action):
    """Posts what did not arrive."""

    verb: ClassVar[str] = "undelivered"


class Resend(Action):
    """Sends a message again that did not arrive, or of which nobody knows whether it did."""

    verb: ClassVar[str] = "undelivered.resend"
    row: Id


class GiveUp(Action):
    """Ends a message that did not arrive: it is not sent again."""

    verb: ClassVar[str] = "undelivered.give_up"
    row: Id


class ShowLive(Action):
    """Posts what would go to whom if the hub went live now."""

    verb: ClassVar[str] = "live.show"


class GoLive(Action):
    """Goes live: from now on welcomes, prompts and copies are sent; asks once more before it does.

    `sure` is the answer to that.
    """

    verb: ClassVar[str] = "live.go"
    sure: bool = False
