"""From a request's body to a turn: shape first, then meaning."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import orjson

from bot.teams.typed import typed
from bot.turns.turn import Turn, What
from domain.delivery.conversations import Conversation, Surface
from domain.people.people import Account
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
LONGEST_VERB = 60
LONGEST_UPLOAD = 8_000
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_INSTALLED = {
    "add": "installed",
    "add-upgrade": "installed",
    "remove": "removed",
    "remove-upgrade": "removed",
}


class Malformed(Exception):  # noqa: N818 - an answer to the caller
    """Raised for a body that is no activity; the caller is told 400."""


def read(raw: bytes) -> dict[str, Any]:
    """The activity in a request's body, with every part that a turn is made of in its shape."""
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
        _may_have(
            body, name, longest
        )  # without them it is well-formed, but nobody's: the guard says so
        body[name] = body.get(name) or ""
    _needs(body["conversation"], "id", LONGEST["conversation"])
    _needs(body["from"], "id", LONGEST["user"])
    _needs(body["recipient"], "id", LONGEST["user"])
    _needs(body, "id", LONGEST["activity"])
    _may_have(body, "replyToId", LONGEST["reply_to"])
    _may_have(body["from"], "aadObjectId", LONGEST["oid"])
    return body


def tenant(body: Mapping[str, Any]) -> str:
    """The tenant an activity comes from; empty where its two places disagree, or none is named."""
    told = {
        _inner(body, "channelData", "tenant", "id"),
        _inner(body, "conversation", "tenantId"),
    } - {""}
    named = told.pop() if len(told) == 1 else ""
    return named if _fits(named, LONGEST["tenant"]) else ""


def turn(body: Mapping[str, Any], now: datetime) -> Turn | None:
    """The turn an activity stands for; None for what changes nothing: edits, reactions, typing and the like.

    None also where Teams does not vouch for an account: an id or a name of the channel proves nobody.
    """
    meant = _meant(body)
    oid = _inner(body, "from", "aadObjectId") or _joined(body)
    if meant is None or not _fits(oid, LONGEST["oid"]):
        return None
    what, key, text, inputs = meant
    info = next((e for e in _dicts(body.get("entities")) if e.get("type") == "clientInfo"), {})
    return Turn(
        now=now,
        activity_id=body["id"],
        account=Account(tenant(body), oid),
        conversation=_conversation(body),
        what=what,
        key=key[:LONGEST_VERB],
        text=text,
        inputs=inputs,
        reply_to=body.get("replyToId") or "",
        # To what was said to an offer Teams wants no body; what there is to say is a message.
        invoke=body["type"] == "invoke" and what is not What.EVENT,
        automatic=_inner(body, "value", "trigger") == "automatic",
        locale=_locale(body.get("locale") or info.get("locale")),
        zone=_zone(info.get("timezone")) or _zone(body.get("localTimezone")),
        user_id=body["from"]["id"],
        user_name=clean(_inner(body, "from", "name"))[:200],
    )


Meant = tuple[What, str, str, Mapping[str, object]]


def _meant(body: Mapping[str, Any]) -> Meant | None:
    kind, value = body["type"], body.get("value")
    if kind == "message":
        if value and isinstance(value.get("verb"), str):
            return What.ACTION, value["verb"], "", value
        said = typed(body)
        # Without words too (a picture, the bot's name alone, a card's button of no verb): nobody is met with silence.
        return (What.ACTION, "", "", value) if value and not said else (What.COMMAND, "", said, {})
    if kind == "invoke" and body.get("name") == "adaptiveCard/action":
        return _pressed(value)
    if kind == "invoke" and body.get("name") == "fileConsent/invoke":
        return _consented(value or {})
    if kind == "installationUpdate" and (event := _INSTALLED.get(_inner(body, "action"))):
        return What.EVENT, event, "", {}
    if kind == "conversationUpdate" and any(
        m.get("id") == body["recipient"]["id"] for m in _dicts(body.get("membersAdded"))
    ):
        return What.EVENT, "joined", "", {}
    return None


def _pressed(value: Mapping[str, Any] | None) -> Meant:
    action = (value or {}).get("action")
    data = action.get("data") if isinstance(action, dict) else None
    inputs = data if isinstance(data, dict) else {}
    verb = (action.get("verb") if isinstance(action, dict) else None) or inputs.get("verb")
    return What.ACTION, verb if isinstance(verb, str) else "", "", inputs


def _consented(value: Mapping[str, Any]) -> Meant | None:
    """What was said to the offer of a file; Teams names the places only of who accepts."""
    file, action = _inner(value, "context", "file"), _inner(value, "action")
    to, place = (_inner(value, "uploadInfo", name) for name in ("uploadUrl", "contentUrl"))
    if not _fits(file, LONGEST["user"]) or (action == "accept" and not _fits(to, LONGEST_UPLOAD)):
        return None
    if action not in ("accept", "decline"):
        return None
    inputs = {"file": file, "upload_to": to, "place": place if _fits(place, LONGEST_UPLOAD) else ""}
    return What.EVENT, "file accepted" if action == "accept" else "file declined", "", inputs


def _conversation(body: Mapping[str, Any]) -> Conversation:
    at = body["conversation"]
    # What is not surely a person's own chat is answered as if others read along.
    shared = (
        at.get("isGroup") or at["id"].startswith("19:") or _inner(body, "channelData", "team", "id")
    )
    personal = (at.get("conversationType") or ("shared" if shared else "personal")) == "personal"
    return Conversation(
        # A channel turn's id may name a thread; kept so, a digest would land in an old one.
        id=at["id"].split(";messageid=")[0] or at["id"],
        surface=Surface.CHAT if personal else Surface.CHANNEL,
        tenant=tenant(body),
        service_url=body["serviceUrl"],
        bot_id=body["recipient"]["id"],
        user_id=body["from"]["id"] if personal else "",
        channel=clean(_inner(body, "channelData", "channel", "id"))[:300],
        team=clean(_inner(body, "channelData", "team", "id"))[:300],
    )


def _joined(body: Mapping[str, Any]) -> str:
    """Whose chat the bot was put into, where Teams names the account of the member only."""
    if body["type"] != "conversationUpdate":
        return ""
    added = _dicts(body.get("membersAdded"))
    return next((_inner(m, "aadObjectId") for m in added if m.get("id") == body["from"]["id"]), "")


def _dicts(told: object) -> list[dict[str, Any]]:
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _inner(body: Mapping[str, Any], *names: str) -> str:
    found: Any = body
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, str) else ""


def _needs(within: Mapping[str, Any], name: str, longest: int) -> None:
    value = within.get(name)
    if not isinstance(value, str) or not _fits(value, longest):
        raise Malformed(name)


def _may_have(within: Mapping[str, Any], name: str, longest: int) -> None:
    if within.get(name) not in (None, ""):
        _needs(within, name, longest)


def _fits(value: str, longest: int) -> bool:
    plain = value.isascii() and value.isprintable()
    return 0 < len(value) <= longest and (plain or value == clean(value))


def _locale(told: object) -> str:
    return told if isinstance(told, str) and _LOCALE.fullmatch(told) else ""


@lru_cache(256)
def _zone_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _zone(told: object) -> str:
    return told if isinstance(told, str) and 0 < len(told) <= 64 and _zone_known(told) else ""
