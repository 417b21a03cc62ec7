"""Conversations in Teams: where the bot may speak."""

from dataclasses import dataclass
from enum import StrEnum


class Surface(StrEnum):
    """Where a person meets the bot."""

    CHAT = "chat"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation reference: all that is needed to speak there later.

    `stopped` is the reason why the bot may not speak there; empty where it may.
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
