"""What a person typed: a message's text without the bot's name and the marks of the editor."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from domain.text import clean

LONGEST = 10_000
# No pattern looks past the next "<", so that a text of nothing but openings is read one time.
_MENTION = re.compile(r"<at\b[^<>]*>([^<>]*)</at>", re.IGNORECASE)
_END = re.compile(r"<(?:br\b[^<>]*|/p|/div)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|span)\b[^<>]*>", re.IGNORECASE)


def typed(body: Mapping[str, Any]) -> str:
    """The words of a message activity; empty where there are none.

    Lines stay lines, spaces are single, and of somebody who is mentioned the name stays.
    """
    text = body.get("text")
    if not isinstance(text, str):
        return ""
    bot = set(_mentions_of_the_bot(body))
    bare = _MENTION.sub(
        lambda at: " " if unescape(at[1]).strip().lower() in bot else at[1], text[:LONGEST]
    )
    bare = unescape(_TAG.sub(" ", _END.sub("\n", bare)))
    lines = (" ".join(line.split()) for line in clean(bare).splitlines())
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
