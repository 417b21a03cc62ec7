"""From a request's body to a turn: its shape first, then what it means, then who sent it where."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import orjson

from bot.teams.typed import typed
from bot.turns.turn import Turn, What
from domain.delivery.conversations import Conversation, Surface
from domain.people.people import Account
from domain.text import clean

PRESS, CONSENT = "adaptiveCard/action", "fileConsent/invoke"
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
LONGEST_NAME = 200
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


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


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an activity means to the bot: the parts of a turn of the same names."""

    what: What
    key: str = ""
    text: str = ""
    inputs: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


def typed_or_submitted(body: Mapping[str, Any]) -> Meaning:
    """What a message means: the words of a person, or a card that was sent as a message."""
    value = body.get("value")
    if value and isinstance(value.get("verb"), str):
        return Meaning(What.ACTION, value["verb"], inputs=value)
    words = typed(body)
    if value and not words:
        # A button without a verb is one of an old card.
        return Meaning(What.ACTION, inputs=value)
    # Without words too (a picture, the bot's name alone): nobody is met with silence.
    return Meaning(What.COMMAND, text=words)


def pressed(action: Mapping[str, Any]) -> Meaning:
    """What a pressed button means; `action` is as `pressed_action` gives it."""
    return Meaning(What.ACTION, action["verb"], inputs=action["data"])


def event(name: str, inputs: Mapping[str, object] | None = None) -> Meaning:
    """What something that happened in Teams means."""
    return Meaning(What.EVENT, name, inputs=inputs or {})


def is_press(body: Mapping[str, Any]) -> bool:
    """Whether a button was pressed that waits for a card or a line in place of an answer."""
    return bool(body["type"] == "invoke" and body.get("name") == PRESS)


def pressed_action(body: Mapping[str, Any]) -> dict[str, Any]:
    """The verb and the data of a press; empty where they are out of shape, as of an old card."""
    action = (body.get("value") or {}).get("action")
    if not isinstance(action, dict):
        action = {}
    data = action.get("data")
    if not isinstance(data, dict):
        data = {}
    # A client may give the verb in the data alone.
    verb = action.get("verb") or data.get("verb")
    return {"verb": verb if isinstance(verb, str) else "", "data": data}


def consent(body: Mapping[str, Any]) -> dict[str, Any] | None:
    """The answer to the offer of a file, in shape; None where it is none.

    Teams names the places only of who accepts.
    """
    value = body.get("value") or {}
    action, file = text_at(value, "action"), text_at(value, "context", "file")
    if action not in ("accept", "decline") or not _fits(file, LONGEST["user"]):
        return None
    upload, content = (text_at(value, "uploadInfo", name) for name in ("uploadUrl", "contentUrl"))
    if action == "accept" and not _fits(upload, LONGEST_UPLOAD):
        return None
    if not _fits(content, LONGEST_UPLOAD):
        content = ""
    places = {"uploadUrl": upload, "contentUrl": content}
    return {"action": action, "context": {"file": file}, "uploadInfo": places}


def members(body: Mapping[str, Any], name: str) -> list[str]:
    """The ids of the members in the list `name`, "membersAdded" or "membersRemoved"."""
    return [text_at(member, "id") for member in _dicts(body.get(name))]


def tenant(body: Mapping[str, Any]) -> str:
    """The tenant of an activity; empty where none is named, or its two places disagree."""
    places = (("channelData", "tenant", "id"), ("conversation", "tenantId"))
    named = {text_at(body, *place) for place in places} - {""}
    if len(named) != 1:
        return ""
    [one] = named
    return one if _fits(one, LONGEST["tenant"]) else ""


def turn(body: Mapping[str, Any], meaning: Meaning, now: datetime) -> Turn | None:
    """The turn of an activity.

    None where Teams does not vouch for an account: an id or a name of the channel proves nobody.
    """
    oid = text_at(body, "from", "aadObjectId") or _joined(body)
    if not _fits(oid, LONGEST["oid"]):
        return None
    entities = _dicts(body.get("entities"))
    client = next((entity for entity in entities if entity.get("type") == "clientInfo"), {})
    return Turn(
        now=now,
        activity_id=body["id"],
        account=Account(tenant(body), oid),
        conversation=_conversation(body),
        what=meaning.what,
        key=meaning.key[:LONGEST_VERB],
        text=meaning.text,
        inputs=meaning.inputs,
        reply_to=body.get("replyToId") or "",
        # An answer to an offer is an invoke without a body: what there is to say is a message.
        invoke=body["type"] == "invoke" and meaning.what is not What.EVENT,
        automatic=text_at(body, "value", "trigger") == "automatic",
        locale=_locale(body.get("locale") or client.get("locale")),
        zone=_zone(client.get("timezone")) or _zone(body.get("localTimezone")),
        user_id=body["from"]["id"],
        user_name=clean(text_at(body, "from", "name"))[:LONGEST_NAME],
    )


def _conversation(body: Mapping[str, Any]) -> Conversation:
    at = body["conversation"]
    personal = _is_personal(body)
    return Conversation(
        # A channel turn's id may name a thread; kept so, a digest would land in an old one.
        id=at["id"].split(";messageid=")[0] or at["id"],
        surface=Surface.CHAT if personal else Surface.CHANNEL,
        tenant=tenant(body),
        service_url=body["serviceUrl"],
        bot_id=body["recipient"]["id"],
        user_id=body["from"]["id"] if personal else "",
        channel=clean(text_at(body, "channelData", "channel", "id"))[:300],
        team=clean(text_at(body, "channelData", "team", "id"))[:300],
    )


def _is_personal(body: Mapping[str, Any]) -> bool:
    """Whether it is surely a person's own chat; all else is answered as if others read along."""
    at = body["conversation"]
    if kind := at.get("conversationType"):
        return bool(kind == "personal")
    grouped = at.get("isGroup") or at["id"].startswith("19:")
    return not grouped and not text_at(body, "channelData", "team", "id")


def _joined(body: Mapping[str, Any]) -> str:
    """Whose chat the bot was put into, where Teams names the account of the member only."""
    if body["type"] != "conversationUpdate":
        return ""
    added, sender = _dicts(body.get("membersAdded")), body["from"]["id"]
    return next((text_at(one, "aadObjectId") for one in added if one.get("id") == sender), "")


def text_at(body: Mapping[str, Any], *names: str) -> str:
    """The text at the end of a path of names; empty where there is none."""
    found: Any = body
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, str) else ""


def _dicts(listed: object) -> list[dict[str, Any]]:
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


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


def _locale(given: object) -> str:
    return given if isinstance(given, str) and _LOCALE.fullmatch(given) else ""


@lru_cache(256)
def _zone_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _zone(given: object) -> str:
    return given if isinstance(given, str) and 0 < len(given) <= 64 and _zone_known(given) else ""
