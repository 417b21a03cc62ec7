"""What is sent, as the connector takes it: a card, a text or the offer of a file."""

from typing import Any

from bot.turns.reply import Card
from domain.delivery.conversations import Conversation
from domain.operations.files import Offer

CARD = "application/vnd.microsoft.card.adaptive"
CONSENT = "application/vnd.microsoft.teams.card.file.consent"
LONGEST_SUMMARY = 200
LONGEST_SENTENCE = 1_000
MORE = "There is more here than fits into one message."

# What a message can be of.
Content = Card | Offer | str


def message(to: Conversation, content: Content) -> dict[str, Any]:
    """The activity of one message.

    Teams would split a card and a text into two messages, and give no id back.
    """
    activity: dict[str, Any] = {
        "type": "message",
        "from": {"id": to.bot_id},
        "conversation": {"id": to.id, "tenantId": to.tenant},
        "channelData": {"tenant": {"id": to.tenant}},
    }
    if to.user_id:
        activity["recipient"] = {"id": to.user_id}
    if isinstance(content, str):
        return activity | {"text": content, "textFormat": "plain"}
    if isinstance(content, Offer):
        summary = content.name[:LONGEST_SUMMARY]
        return activity | {"attachments": [_consent(content)], "summary": summary}
    summary = str(content.get("fallbackText", ""))[:LONGEST_SUMMARY]
    attachment = {"contentType": CARD, "content": content}
    return activity | {"attachments": [attachment], "summary": summary}


def _consent(offer: Offer) -> dict[str, Any]:
    """The card that offers a file; Teams gives its contexts back with the press."""
    named = {"file": offer.file}
    content = {
        "description": offer.about,
        "sizeInBytes": offer.size,
        "acceptContext": named,
        "declineContext": named,
    }
    return {"contentType": CONSENT, "name": offer.name, "content": content}


def thread(to: Conversation, content: Content) -> dict[str, Any]:
    """What opens a thread in a channel with a message as its first post."""
    activity = message(to, content)
    del activity["conversation"]  # the answer names it
    return {
        "isGroup": True,
        "bot": {"id": to.bot_id},
        "tenantId": to.tenant,
        "channelData": {"channel": {"id": to.channel or to.id}, "tenant": {"id": to.tenant}},
        "activity": activity,
    }


def chat(to: Conversation) -> dict[str, Any]:
    """What makes a person's own chat with the bot, or gives the one that there is."""
    return {
        "isGroup": False,
        "bot": {"id": to.bot_id},
        "members": [{"id": to.user_id}],
        "tenantId": to.tenant,
        "channelData": {"tenant": {"id": to.tenant}},
    }


def shorter(card: Card) -> Card:
    """A card cut to one sentence, for a connector that finds it too long.

    The sentence may hold a person's words: it is a RichTextBlock, which reads no Markdown.
    """
    sentence = str(card.get("fallbackText", ""))[:LONGEST_SENTENCE]
    body = [_line(text) for text in (sentence, MORE) if text]
    left_out = ("body", "actions", "msteams")
    kept = {name: part for name, part in card.items() if name not in left_out}
    return kept | {"body": body}


def in_words(text: str) -> Card:
    """A card of one sentence, for a place that takes nothing else; it may hold a person's words."""
    told = {"type": "AdaptiveCard", "version": "1.5", "lang": "en-GB", "fallbackText": text}
    return told | {"body": [_line(text)]}


def _line(text: str) -> dict[str, Any]:
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text}]}
