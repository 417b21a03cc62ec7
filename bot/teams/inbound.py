"""From a request's body to a turn: shape first, then meaning."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from bot.turn import Turn, What
from domain.conversations import Conversation, Surface
from domain.people import Account
from domain.text import clean

LONGEST_TEXT = 10_000
_LENGTHS = {"conversation": 300, "activity": 200, "tenant": 64, "oid": 64, "service_url": 300, "user": 200}
_MENTION = re.compile(r"<at\b[^>]*>.*?</at>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|span|br)\b[^>]*>", re.IGNORECASE)
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_INSTALLED = {"add": "installed", "add-upgrade": "installed", "remove": "removed", "remove-upgrade": "removed"}


class Malformed(Exception):  # noqa: N818 - an answer to the caller
    """Raised for a body that is no activity; the caller is told 400."""


def read(raw: bytes) -> dict[str, Any]:
    """The activity in a request's body, with every part that a turn is made of in its shape."""
    try:
        body = orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise Malformed("not JSON") from None
    if not isinstance(body, dict):
        raise Malformed("not an object")
    for name in ("type", "channelId", "serviceUrl"):
        _text(body, name, 300)
    for name in ("from", "recipient", "conversation"):
        if not isinstance(body.get(name), dict):
            raise Malformed(name)
    for name in ("channelData", "value"):
        if body.get(name) is not None and not isinstance(body[name], dict):
            body[name] = None
    _text(body["conversation"], "id", _LENGTHS["conversation"])
    _text(body["from"], "id", _LENGTHS["user"])
    _text(body["recipient"], "id", _LENGTHS["user"])
    if body["type"] in ("message", "invoke"):
        _text(body, "id", _LENGTHS["activity"])
    return body


def tenant(body: Mapping[str, Any]) -> str:
    """The tenant an activity comes from; Malformed where its two places disagree."""
    told = {_inner(body, "channelData", "tenant", "id"), _inner(body, "conversation", "tenantId")} - {""}
    if len(told) > 1:
        raise Malformed("two tenants")
    named = next(iter(told), "")
    if len(named) > _LENGTHS["tenant"]:
        raise Malformed("tenant")
    return named


def turn(body: Mapping[str, Any], now: datetime) -> Turn | None:
    """The turn an activity stands for; None for what changes nothing: edits, reactions, typing and the like."""
    meant = _meant(body)
    oid = _inner(body, "from", "aadObjectId") or _joined(body)
    if meant is None or not oid or len(oid) > _LENGTHS["oid"]:
        return None
    what, key, text, inputs = meant
    info = next((e for e in _entities(body) if e.get("type") == "clientInfo"), {})
    return Turn(
        now=now,
        activity_id=str(body.get("id") or f"{body['type']}:{now.isoformat()}")[: _LENGTHS["activity"]],
        account=Account(tenant(body), oid),
        conversation=_conversation(body),
        what=what,
        key=key,
        text=text,
        inputs=inputs,
        reply_to=str(body.get("replyToId") or "")[:300],
        invoke=body["type"] == "invoke",
        automatic=_inner(body, "value", "trigger") == "automatic",
        locale=_locale(body.get("locale") or info.get("locale")),
        zone=_zone(info.get("timezone") or body.get("localTimezone")),
        user_name=str(body["from"].get("name") or "")[:200],
    )


Meant = tuple[What, str, str, Mapping[str, object]]


def _meant(body: Mapping[str, Any]) -> Meant | None:
    kind, value = body["type"], body.get("value")
    if kind == "message":
        if value and isinstance(value.get("verb"), str):
            return What.ACTION, value["verb"], "", value
        return (What.COMMAND, "", _said(body), {}) if _said(body) else None
    if kind == "invoke" and body.get("name") == "adaptiveCard/action":
        return _pressed(value)
    if kind == "installationUpdate" and body.get("action") in _INSTALLED:
        return What.EVENT, _INSTALLED[body["action"]], "", {}
    if kind == "conversationUpdate" and any(m.get("id") == body["recipient"]["id"] for m in _members(body)):
        return What.EVENT, "joined", "", {}
    return None


def _pressed(value: Mapping[str, Any] | None) -> Meant:
    action = (value or {}).get("action")
    data = action.get("data") if isinstance(action, dict) else None
    inputs = data if isinstance(data, dict) else {}
    verb = (action.get("verb") if isinstance(action, dict) else None) or inputs.get("verb")
    return What.ACTION, verb if isinstance(verb, str) else "", "", inputs


def _said(body: Mapping[str, Any]) -> str:
    """What was typed, without the mention of the bot and the marks of the editor; lines stay lines."""
    text = body.get("text")
    if not isinstance(text, str):
        return ""
    bare = unescape(_TAG.sub(" ", _MENTION.sub(" ", text[:LONGEST_TEXT]))).replace("\xa0", " ")
    lines = (" ".join(line.split()) for line in clean(bare).splitlines())
    return "\n".join(line for line in lines if line)


def _conversation(body: Mapping[str, Any]) -> Conversation:
    at = body["conversation"]
    personal = at.get("conversationType", "personal") == "personal" and not at.get("isGroup")
    return Conversation(
        # A channel turn's id may name a thread; kept so, a digest would land in an old one.
        id=at["id"].split(";messageid=")[0],
        surface=Surface.CHAT if personal else Surface.CHANNEL,
        tenant=tenant(body),
        service_url=body["serviceUrl"],
        bot_id=body["recipient"]["id"],
        user_id=body["from"]["id"] if personal else "",
        channel=_inner(body, "channelData", "channel", "id")[:300],
        team=_inner(body, "channelData", "team", "id")[:300],
    )


def _joined(body: Mapping[str, Any]) -> str:
    """Whose chat the bot was put into, where the activity itself has no account."""
    people = [m.get("aadObjectId") for m in _members(body) if m.get("id") != body["recipient"]["id"]]
    return next((oid for oid in people if isinstance(oid, str)), "")


def _members(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    added = body.get("membersAdded")
    return [m for m in added if isinstance(m, dict)] if isinstance(added, list) else []


def _entities(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    told = body.get("entities")
    return [e for e in told if isinstance(e, dict)] if isinstance(told, list) else []


def _inner(body: Mapping[str, Any], *names: str) -> str:
    found: Any = body
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, str) else ""


def _text(within: Mapping[str, Any], name: str, longest: int) -> None:
    value = within.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= longest or value != clean(value):
        raise Malformed(name)


def _locale(told: object) -> str:
    return told if isinstance(told, str) and _LOCALE.fullmatch(told) else ""


@lru_cache(256)
def _zone_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _zone(told: object) -> str:
    return told if isinstance(told, str) and 0 < len(told) <= 64 and _zone_known(told) else ""
