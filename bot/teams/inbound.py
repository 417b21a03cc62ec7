"""From an activity to a turn: what it means, and who sent it where."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.teams.meaning import Meaning, is_dialog
from bot.teams.shapes import LONGEST, dicts, fits, text_at
from bot.turns.turn import Turn, What
from domain.delivery.conversations import Conversation, Surface
from domain.people.people import Account
from domain.text import clean

LONGEST_VERB = 60
LONGEST_NAME = 200
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def tenant(body: Mapping[str, Any]) -> str:
    """The tenant of an activity; empty where none is named, or its two places disagree."""
    places = (("channelData", "tenant", "id"), ("conversation", "tenantId"))
    named = {text_at(body, *place) for place in places} - {""}
    if len(named) != 1:
        return ""
    [one] = named
    return one if fits(one, LONGEST["tenant"]) else ""


def turn(body: Mapping[str, Any], meaning: Meaning, now: datetime) -> Turn | None:
    """The turn of an activity.

    None where Teams does not vouch for an account: an id or a name of the channel proves nobody.
    """
    oid = text_at(body, "from", "aadObjectId") or _joined(body)
    if not fits(oid, LONGEST["oid"]):
        return None
    entities = dicts(body.get("entities"))
    client = next((entity for entity in entities if entity.get("type") == "clientInfo"), {})
    return Turn(
        now=now,
        activity_id=f"{body['id']}{meaning.part}"[-LONGEST["activity"] :],
        account=Account(tenant(body), oid),
        conversation=_conversation(body),
        what=meaning.what,
        key=meaning.key[:LONGEST_VERB],
        text=meaning.text,
        inputs=meaning.inputs,
        files=meaning.files,
        # A dialog's card stands in no message.
        reply_to="" if is_dialog(body) else body.get("replyToId") or "",
        # An answer to an offer is an invoke without a body: what there is to say is a message.
        invoke=is_dialog(body)
        or (body["type"] == "invoke" and (meaning.what is not What.EVENT or meaning.waits)),
        automatic=text_at(body, "value", "trigger") == "automatic",
        locale=_locale(body.get("locale") or client.get("locale")),
        zone=_zone(client.get("timezone")) or _zone(body.get("localTimezone")),
        user_id=body["from"]["id"],
        user_name=clean(text_at(body, "from", "name"))[:LONGEST_NAME],
    )


def _conversation(body: Mapping[str, Any]) -> Conversation:
    at = body["conversation"]
    surface = _surface(body)
    personal = surface is Surface.CHAT
    return Conversation(
        # A channel turn's id may name a thread; kept so, a digest would land in an old one.
        id=at["id"].split(";messageid=")[0] or at["id"],
        surface=surface,
        tenant=tenant(body),
        service_url=body["serviceUrl"],
        bot_id=body["recipient"]["id"],
        user_id=body["from"]["id"] if personal else "",
        channel=clean(text_at(body, "channelData", "channel", "id"))[:300],
        team=clean(text_at(body, "channelData", "team", "id"))[:300],
    )


def _surface(body: Mapping[str, Any]) -> Surface:
    if is_dialog(body):
        return Surface.DIALOG
    return Surface.CHAT if _is_personal(body) else Surface.CHANNEL


def _is_personal(body: Mapping[str, Any]) -> bool:
    """Whether it is surely a person's own chat; all else is answered as if others read along.

    Its label alone does not say so: 19:… is the id of a chat of several, or of a channel.
    """
    at = body["conversation"]
    if at.get("conversationType", "personal") not in ("personal", None, ""):
        return False
    grouped = at.get("isGroup") or at["id"].startswith("19:")
    return not grouped and not text_at(body, "channelData", "team", "id")


def _joined(body: Mapping[str, Any]) -> str:
    """Whose chat the bot was put into, where Teams names the account of the member only."""
    if body["type"] != "conversationUpdate":
        return ""
    added, sender = dicts(body.get("membersAdded")), body["from"]["id"]
    return next((text_at(one, "aadObjectId") for one in added if one.get("id") == sender), "")


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
