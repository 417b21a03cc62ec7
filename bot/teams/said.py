"""What the bot says, as the connector takes it: a card, a text or the offer of a file, never two of them."""

from typing import Any

from bot.turns.reply import Card
from domain.delivery.conversations import Conversation
from domain.operations.files import Offer

CARD = "application/vnd.microsoft.card.adaptive"
CONSENT = "application/vnd.microsoft.teams.card.file.consent"
LONGEST_SUMMARY = 200
MORE = "There is more here than fits into one message."


def message(to: Conversation, said: Card | Offer | str) -> dict[str, Any]:
    """The activity that says one thing: Teams would split a card and a text, and give no id back."""
    told: dict[str, Any] = {
        "type": "message",
        "from": {"id": to.bot_id},
        "conversation": {"id": to.id, "tenantId": to.tenant},
        "channelData": {"tenant": {"id": to.tenant}},
    }
    if to.user_id:
        told["recipient"] = {"id": to.user_id}
    if isinstance(said, str):
        return told | {"text": said, "textFormat": "plain"}
    if isinstance(said, Offer):
        return told | {"attachments": [_consent(said)], "summary": said.name[:LONGEST_SUMMARY]}
    summary = str(said.get("fallbackText", ""))[:LONGEST_SUMMARY]
    return told | {"attachments": [{"contentType": CARD, "content": said}], "summary": summary}


def _consent(said: Offer) -> dict[str, Any]:
    """Teams gives the contexts back with the press: of a file, only what names it."""
    named = {"file": said.file}
    content = {
        "description": said.about,
        "sizeInBytes": said.size,
        "acceptContext": named,
        "declineContext": named,
    }
    return {"contentType": CONSENT, "name": said.name, "content": content}


def thread(to: Conversation, said: Card | Offer | str) -> dict[str, Any]:
    """What opens a thread in a channel with a message as its first post."""
    told = message(to, said)
    del told["conversation"]  # it is what the answer names
    return {
        "isGroup": True,
        "bot": {"id": to.bot_id},
        "tenantId": to.tenant,
        "channelData": {"channel": {"id": to.channel or to.id}, "tenant": {"id": to.tenant}},
        "activity": told,
    }


def shorter(card: Card) -> Card:
    """What a card comes to in one sentence, for the connector that finds it too long; user text is never Markdown."""
    lines = (str(card.get("fallbackText", ""))[:1_000], MORE)
    body = [
        {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": line}]}
        for line in lines
        if line
    ]
    return {
        name: part for name, part in card.items() if name not in ("body", "actions", "msteams")
    } | {"body": body}
