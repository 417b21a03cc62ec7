"""What an invoke is answered with; Teams shows an error of its own for what it does not know."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import orjson

from bot.teams.meaning import PRESS
from bot.teams.payloads import CARD, in_words
from bot.teams.pressing import Draw, as_it_is, submitting
from bot.turns.reply import Card, Done, Failed, Listed, Reply, Say, Show
from bot.turns.turn import Turn

MESSAGE, ERROR = (f"application/vnd.microsoft.{kind}" for kind in ("activity.message", "error"))
SEARCH = "application/vnd.microsoft.search.searchResponse"
NOT_HERE = "This does not work here."
TITLE = "Hub Visits"
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


def answer(turn: Turn, reply: Reply, draw: Draw = as_it_is) -> bytes:
    """The body for a turn that waits for one: a press, or a dialog."""
    return in_dialog(reply) if turn.in_dialog else of_reply(reply, draw)


def in_dialog(reply: Reply) -> bytes:
    """The body for a dialog: a card, with which it goes on, or words, which are its last card.

    Its buttons are Action.Submit: a dialog knows no other that sends anything
    (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules).
    """
    if isinstance(reply, Show | Say):
        return _dialog(submitting(reply.card), "large")
    return words(reply.text if isinstance(reply, Failed | Done) else NOT_HERE)


def words(text: str) -> bytes:
    """The body for a dialog that ends with words; its person shuts it.

    Teams has an answer of text alone, but not each client shows it (Microsoft 365 Agents Playground
    0.2.28 leaves the dialog empty).
    """
    return _dialog(in_words(text), "small")


def _dialog(card: Card, height: str) -> bytes:
    shown = {"contentType": CARD, "content": card}
    value = {"title": TITLE, "width": "medium", "height": height, "card": shown}
    return orjson.dumps({"task": {"type": "continue", "value": value}})


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
