"""The shape of an activity: what a request's body must have, and how long each part may be."""

from collections.abc import Mapping
from typing import Any

import orjson

from domain.text import clean

# As long as the columns they are kept in; a test compares.
LONGEST = {
    "conversation": 300,
    "activity": 200,
    "reply_to": 300,
    "tenant": 64,
    "oid": 64,
    "address": 300,
    "user": 200,
}


class Malformed(Exception):  # noqa: N818 - an answer to the caller
    """Raised for a body that is no activity; the caller is told 400."""


def read(raw: bytes) -> dict[str, Any]:
    """The activity in a request's body, with every part that a turn is made of in its shape.

    Raises Malformed where a part that a turn must have is missing or out of shape.
    """
    try:
        body = orjson.loads(raw)
    except orjson.JSONDecodeError:  # also for NaN, lone surrogates, and more than 1,024 levels
        raise Malformed("json") from None
    if not isinstance(body, dict):
        raise Malformed("not-an-object")
    for name in ("from", "recipient", "conversation"):
        if not isinstance(body.get(name), dict):
            raise Malformed(name)
    for name in ("channelData", "value"):
        if body.get(name) is not None and not isinstance(body[name], dict):
            body[name] = None
    _needs(body, "type", LONGEST["user"])
    for name, longest in (("channelId", LONGEST["user"]), ("serviceUrl", LONGEST["address"])):
        # Without these it is well-formed, but nobody's: the guard says so.
        _may_have(body, name, longest)
        body[name] = body.get(name) or ""
    _needs(body["conversation"], "id", LONGEST["conversation"])
    _needs(body["from"], "id", LONGEST["user"])
    _needs(body["recipient"], "id", LONGEST["user"])
    _needs(body, "id", LONGEST["activity"])
    _may_have(body, "replyToId", LONGEST["reply_to"])
    _may_have(body["from"], "aadObjectId", LONGEST["oid"])
    return body


def text_at(body: Mapping[str, Any], *names: str) -> str:
    """The text at the end of a path of names; empty where there is none."""
    found: Any = body
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, str) else ""


def dicts(listed: object) -> list[dict[str, Any]]:
    """The objects of a list; empty where it is no list."""
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def fits(value: str, longest: int) -> bool:
    """Whether a text is one of 1 to `longest` characters, all of which may be kept."""
    plain = value.isascii() and value.isprintable()
    return 0 < len(value) <= longest and (plain or value == clean(value))


def _needs(within: Mapping[str, Any], name: str, longest: int) -> None:
    value = within.get(name)
    if not isinstance(value, str) or not fits(value, longest):
        raise Malformed(name)


def _may_have(within: Mapping[str, Any], name: str, longest: int) -> None:
    if within.get(name) not in (None, ""):
        _needs(within, name, longest)
