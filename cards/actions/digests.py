"""Buttons about channels and their digests."""

from typing import ClassVar

from cards.actions.action import Action, Id, Text


class PostHere(Action):
    """Has the hub's posts come to the channel of this card.

    `about` is the code of the audience, `name` the channel's name.
    """

    verb: ClassVar[str] = "channel.post"
    name: Text = ""
    about: Text = ""


class StopPosting(Action):
    """Ends the hub's posts in the channel of this card."""

    verb: ClassVar[str] = "channel.stop"


class ShowDigest(Action):
    """Posts the period so far, of a channel's audience or of all support."""

    verb: ClassVar[str] = "digest.show"
    channel: Id | None = None


class PreviewDigest(Action):
    """Posts what a channel's next digest would say."""

    verb: ClassVar[str] = "digest.preview"
    channel: Id


class SwitchDigest(Action):
    """Switches a channel's digests on or off."""

    verb: ClassVar[str] = "digest.switch"
    channel: Id
    on: bool
