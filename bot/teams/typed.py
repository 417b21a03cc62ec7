"""What a person typed: a message's text without the bot's name and the marks of the channel.

It is the text that came to the bot, or that of any message on which its command was chosen.

A reply that quotes a message comes in two forms: `<quoted messageId="…"/>` before the words, or a
block of HTML with a preview of the quoted text. Where the text has that preview as plain words, the
message's HTML still has it as a block.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from bot.teams.shapes import text_at
from domain.text import clean

LONGEST = 10_000
# Characters of HTML, which has more marks than words where it was copied from elsewhere.
LONGEST_HTML = 60_000
# No pattern looks past the next "<", so that a text of nothing but openings is read one time.
_MENTION = re.compile(r"<at\b[^<>]*>([^<>]*)</at>", re.IGNORECASE)
_QUOTED = re.compile(r"<quoted\b[^<>]*\bmessageid\b[^<>]*>(?:[ \t]*</quoted>)?", re.IGNORECASE)
_BLOCK = re.compile(r"<(/?)blockquote\b([^<>]*)>", re.IGNORECASE)
_REPLY = "schema.skype.com/reply"
_ANY_TAG = re.compile(r"<[^<>]*>")
_END = re.compile(r"<(?:br\b[^<>]*|/p|/div)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|span)\b[^<>]*>", re.IGNORECASE)
# What begins or ends a line of a message's HTML.
_BREAK = re.compile(r"</?(?:br|p|div|li|tr|td|th|h\d|pre|codeblock)\b[^<>]*>", re.IGNORECASE)


def typed(body: Mapping[str, Any]) -> str:
    """The words of a message activity; empty where there are none.

    Lines stay lines, spaces are single, and of somebody who is mentioned the name stays.
    """
    text = body.get("text")
    if not isinstance(text, str):
        return ""
    bare = _to_others(_without_quotation(text[:LONGEST], body), body)
    return _lines(unescape(_TAG.sub(" ", _END.sub("\n", bare))))


def written(message: Mapping[str, Any], body: Mapping[str, Any]) -> str:
    """The words of a message on which a command was chosen; empty where it has none.

    `body` is the activity, by which the bot's own name is known. Pictures, cards and files have no
    words; of a reply, what it quotes is somebody else's.
    """
    held = message.get("body")
    text = held.get("content") if isinstance(held, dict) else None
    if not isinstance(text, str):
        return ""
    if text_at(message, "body", "contentType").lower() != "html":
        return _lines(text[:LONGEST])
    bare = _to_others(_outside_blocks(text[:LONGEST_HTML]), body)
    return _lines(unescape(_ANY_TAG.sub("", _BREAK.sub("\n", bare))))[:LONGEST]


def _to_others(text: str, body: Mapping[str, Any]) -> str:
    """The text without marks of quotations and mentions of the bot; of others the name stays."""
    bot = set(_mentions_of_the_bot(body))
    own = _QUOTED.sub(" ", text)
    return _MENTION.sub(lambda at: " " if unescape(at[1]).strip().lower() in bot else at[1], own)


def _lines(text: str) -> str:
    """The text's lines, without empty ones and with single spaces."""
    lines = (" ".join(line.split()) for line in clean(text).splitlines())
    return "\n".join(line for line in lines if line)


def _mentions_of_the_bot(body: Mapping[str, Any]) -> Iterator[str]:
    """The names under which the message speaks to the bot, in lower case."""
    name = body["recipient"].get("name")
    if isinstance(name, str):
        yield name.strip().lower()
    entities = body.get("entities")
    for entity in entities if isinstance(entities, list) else ():
        mentioned = entity.get("mentioned") if isinstance(entity, dict) else None
        if isinstance(mentioned, dict) and mentioned.get("id") == body["recipient"]["id"]:
            marked = _MENTION.fullmatch(str(entity.get("text", "")).strip())
            yield unescape(marked[1] if marked else str(mentioned.get("name", ""))).strip().lower()


def _without_quotation(text: str, body: Mapping[str, Any]) -> str:
    """The text without a quoted message, by the marks in it or by those of the message's HTML."""
    if "<blockquote" in text.lower():
        return _outside_blocks(text)
    for html in _html_of(body):
        whole, own = _letters(text), _letters(_outside_blocks(html))
        if own and whole != own and whole.endswith(own):
            return _last_letters(unescape(text), len(own))
    return text


def _html_of(body: Mapping[str, Any]) -> Iterator[str]:
    """The message's HTML, where it is a reply that quotes another."""
    attachments = body.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else ():
        if isinstance(attachment, dict) and attachment.get("contentType") == "text/html":
            html = attachment.get("content")
            if isinstance(html, str) and _REPLY in html[:LONGEST].lower():
                yield html[:LONGEST]


def _outside_blocks(text: str) -> str:
    return "".join(part for part, depth in _parts(text) if not depth)


def _parts(text: str) -> Iterator[tuple[str, int]]:
    """The text in parts, each with how many blocks it stands in."""
    depth = place = 0
    for mark in _BLOCK.finditer(text):
        yield text[place : mark.start()], depth
        depth = max(depth - 1, 0) if mark[1] else depth + 1
        place = mark.end()
    yield text[place:], depth


def _letters(text: str) -> str:
    """All that is no blank and no mark."""
    return "".join(clean(unescape(_ANY_TAG.sub(" ", text))).split())


def _last_letters(text: str, many: int) -> str:
    """The end of a text that holds so many characters, blanks not counted."""
    place = len(text)
    while many and place:
        place -= 1
        many -= not text[place].isspace()
    return text[place:]
