"""What the connector's answer means for a message, and whether it may be repeated.

Statuses and codes are those of Microsoft Teams' pages "send proactive messages" and "rate
limiting". A POST has no idempotency key, so what may have arrived is never repeated by itself.
"""

import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import orjson

from domain.delivery.delivery import Again, Dead, Outcome, Sent, Unknown

WRONG_HOST = "InvalidBotApiHost"
# What Teams says of a message that a person deleted in a channel's thread, oddly:
# connector of 2020 on, https://github.com/microsoft/BotFramework-Services/issues/269
_DELETED = "ServiceError"
# After one of these a conversation takes nothing until it speaks. Any other 403 is about one
# message (https://github.com/MicrosoftDocs/msteams-docs/issues/10741: "Unknown" for hours).
_STOPS = (
    "BotDisabledByAdmin",
    "BotNotInConversationRoster",
    "ConversationBlockedByUser",
    "ForbiddenOperationException",
    "MessageWritesBlocked",
)
# What is said where one activity in a hundred named a wrong address:
# https://github.com/microsoft/botbuilder-js/issues/3280
# https://github.com/microsoft/BotFramework-Services/issues/339
_MISPLACED = re.compile("different region|wrong geo", re.IGNORECASE)
LONGEST_ID = 300
LONGEST_WAIT = 24 * 3600.0
_CODE = re.compile(r"[A-Za-z]\w{0,59}")


def judged(method: str, status: int, headers: Mapping[str, str], body: Any) -> Outcome:
    """The outcome of a request that was answered."""
    if 200 <= status < 300:
        return Sent(_id(body))
    code = code_of(body)
    reason = f"{status} {code}".strip()
    changes = method in ("PUT", "DELETE")
    if status in (412, 429):
        return Again(reason, seconds(headers.get("Retry-After"), datetime.now(UTC)))
    if status == 404:
        no_chat = code == "ConversationNotFound"
        if changes:
            return Dead(reason, gone=not no_chat, doubtful=no_chat)
        return Dead(reason, stops=no_chat, doubtful=not no_chat)
    if status == 403 and changes and code == _DELETED:
        return Dead(reason, gone=True)
    if status == 403:
        return Dead(reason, stops=code in _STOPS, doubtful=code not in _STOPS)
    if status < 500 and status != 408:
        return Dead(reason)
    if method == "POST":
        return Unknown(reason)
    return Dead(reason) if status == 501 else Again(reason)


def code_of(body: Any) -> str:
    """The connector's most exact word for what is wrong; it may lie in JSON inside the JSON."""
    return next(_codes(body), "")


def is_misplaced(status: int, body: Any) -> bool:
    """Whether another address than the one that was asked is the right one."""
    if status not in (400, 403):
        return False
    return code_of(body) == WRONG_HOST or any(map(_MISPLACED.search, _messages(body)))


def seconds(retry_after: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, by a number or a date; None for neither."""
    if not retry_after:
        return None
    try:
        asked = float(retry_after)
    except ValueError:
        try:
            asked = (parsedate_to_datetime(retry_after) - now).total_seconds()
        except (ValueError, TypeError):  # a date without its zone cannot be subtracted
            return None
    return min(max(0.0, asked), LONGEST_WAIT) if math.isfinite(asked) else None


def _codes(body: Any, depth: int = 3) -> Iterator[str]:
    if isinstance(body, str) and body.lstrip().startswith("{"):
        try:
            body = orjson.loads(body)
        except ValueError:
            return
    if not isinstance(body, dict) or not depth:
        return
    yield from _words(body, "subCode")
    for name in ("message", "error"):
        yield from _codes(body.get(name), depth - 1)
    yield from _words(body, "code")


def _messages(body: Any, depth: int = 3) -> Iterator[str]:
    if isinstance(body, str):
        yield body
    elif isinstance(body, dict) and depth:
        for name in ("message", "error"):
            yield from _messages(body.get(name), depth - 1)


def _words(body: Mapping[str, Any], name: str) -> Iterator[str]:
    word = body.get(name)
    if isinstance(word, str) and _CODE.fullmatch(word):
        yield word


def conversation_id(body: Any) -> str:
    """The id of the conversation that an answer names; empty where it names none."""
    found = body.get("id") if isinstance(body, dict) else None
    return found if isinstance(found, str) and 0 < len(found) <= LONGEST_ID else ""


def _id(body: Any) -> str:
    """The message's id; empty where the answer has none.

    A new thread may be answered with its own id, which ends with that of its first post.
    """
    found = (body.get("activityId") or body.get("id")) if isinstance(body, dict) else None
    if not isinstance(found, str) or len(found) > LONGEST_ID:
        return ""
    return found.rpartition(";messageid=")[2]
