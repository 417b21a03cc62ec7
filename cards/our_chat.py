"""The way from a channel to a person's own chat with the bot."""

from urllib.parse import quote

from microsoft_teams.cards.core import OpenUrlAction

from cards.elements import link


def our_chat(bot_id: str, text: str) -> OpenUrlAction:
    """A button that opens the chat of whoever presses it with the bot."""
    user = bot_id if bot_id.startswith("28:") else f"28:{bot_id}"
    return link(f"https://teams.microsoft.com/l/chat/0/0?users={quote(user, safe=':')}", text)
