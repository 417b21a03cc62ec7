"""Conversations in Teams: where the bot may speak."""

from dataclasses import dataclass, field
from enum import StrEnum


class Surface(StrEnum):
    """Where a person meets the bot.

    A dialog opens over a message, and is seen by one person; the conversation in which that message
    stands is none of the bot's, and nothing is ever sent there.
    """

    CHAT = "chat"
    CHANNEL = "channel"
    DIALOG = "dialog"


class Stop(StrEnum):
    """Why a conversation takes nothing: the app is gone, the bot is blocked, Teams refuses."""

    GONE = "gone"
    BLOCKED = "blocked"
    REFUSED = "refused"


# The words of Teams for an app that is not, or no longer, installed there.
_GONE = ("BotNotInConversationRoster", "ForbiddenOperationException", "ConversationNotFound")


def why_stopped(reason: str) -> Stop:
    """What the reason that was kept for a refusal means to people."""
    if "blocked" in reason.lower():
        return Stop.BLOCKED
    if reason.startswith("removed") or reason.endswith(_GONE):
        return Stop.GONE
    return Stop.REFUSED


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation reference: all that is needed to speak there later.

    `stopped` is the reason why the bot may not speak there; empty where it may. `other_urls` are
    further addresses that were named for it, and `proven` says that the last message arrived.
    """

    id: str
    surface: Surface
    tenant: str
    service_url: str
    bot_id: str
    user_id: str = ""
    channel: str = ""
    team: str = ""
    stopped: str = ""
    other_urls: tuple[str, ...] = field(default=(), compare=False, repr=False)
    proven: bool = field(default=False, compare=False, repr=False)
