"""What an invoke is answered with; Teams shows an error of its own for what it does not know."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import orjson

from bot.teams.meaning import PRESS
from bot.teams.pressing import Draw, as_it_is
from bot.turns.reply import Card, Failed, Listed, Reply, Say, Show

CARD, MESSAGE, ERROR = (
    f"application/vnd.microsoft.{kind}" for kind in ("card.adaptive", "activity.message", "error")
)
SEARCH = "application/vnd.microsoft.search.searchResponse"
NOT_HERE = "This does not work here."
_TASK = {"task": {"type": "message", "value": NOT_HERE}}
_NOTHING_FOUND = {
    "composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": []}
}
_HARMLESS: Mapping[str, Any] = MappingProxyType(
    {
        "application/search": {"statusCode": 200, "type": SEARCH, "value": {"results": []}},
        "task/fetch": _TASK,
        "task/submit": _TASK,
        "composeExtension/fetchTask": _TASK,
        "composeExtension/submitAction": _TASK,
        "composeExtension/query": _NOTHING_FOUND,
        "composeExtension/queryLink": _NOTHING_FOUND,
        "composeExtension/anonymousQueryLink": _NOTHING_FOUND,
        "composeExtension/selectItem": _NOTHING_FOUND,
    }
)


def of_reply(reply: Reply, draw: Draw = as_it_is) -> bytes:
    """The body for a pressed button: a card in place of its card, or a line below it."""
    if isinstance(reply, Show):
        return card(draw(reply.card))
    if isinstance(reply, Say) and reply.stays:
        return card(draw(reply.stays))
    if isinstance(reply, Failed):
        return error(reply.text)
    if isinstance(reply, Listed):
        return results(reply)
    return line("See below.")


def results(found: Listed) -> bytes:
    """What a client lists under an input while somebody types."""
    listed = [{"value": code, "title": title} for code, title in found.found]
    return orjson.dumps({"statusCode": 200, "type": SEARCH, "value": {"results": listed}})


def card(shown: Card) -> bytes:
    """A card in place of the pressed one."""
    return orjson.dumps({"statusCode": 200, "type": CARD, "value": shown})


def line(text: str) -> bytes:
    """A line under the pressed card.

    It is never empty: for an empty one Teams shows that the app cannot be reached, and presses
    again (https://github.com/vercel/chat/pull/903).
    """
    return orjson.dumps({"statusCode": 200, "type": MESSAGE, "value": text})


def error(text: str, status: int = 500, code: str = "Failed") -> bytes:
    """An error under the pressed card, in the body only: the HTTP status stays 200."""
    return orjson.dumps(
        {"statusCode": status, "type": ERROR, "value": {"code": code, "message": text}}
    )


def harmless(name: object) -> bytes | None:
    """The body for an invoke that nobody here answers; None where no form of one is known.

    Teams takes an empty object for a fault where it expects nothing (message/submitAction;
    https://github.com/MicrosoftDocs/msteams-docs/issues/13796).
    """
    if name == PRESS:
        return error(NOT_HERE, 400, "BadRequest")
    known = _HARMLESS.get(name) if isinstance(name, str) else None
    return orjson.dumps(known) if known else None
